import { applicants } from '#contracts';
import type { Applicant } from '#eligibility';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsObject, IsOptional, ValidateNested } from 'class-validator';
import { CallDatesBody } from '../clock/call-dates.body.js';
import { IsAsOf } from '../clock/is-as-of.js';

const applicantCodes = applicants.map(({ code }) => code);

/** `POST /api/reach`. The rule is read by its own parser. */
export class ReachBody {
  @ApiProperty({ type: Object, description: 'A rule, or null for none' })
  readonly rule: unknown;

  @ApiProperty({ type: [String], required: false, enum: applicantCodes, default: ['company'] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @IsIn(applicantCodes, { each: true })
  readonly applicants?: readonly Applicant[];

  @ApiProperty({ type: CallDatesBody, required: false })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => CallDatesBody)
  readonly call?: CallDatesBody | null;

  @ApiProperty({ type: String, required: false, description: 'A date, or an instant with its offset; now by the clock if left out' })
  @IsOptional()
  @IsAsOf()
  readonly asOf?: string;
}
