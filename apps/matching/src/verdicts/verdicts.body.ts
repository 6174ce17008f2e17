import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsObject, IsOptional, ValidateNested } from 'class-validator';
import { CallDatesBody } from '../clock/call-dates.body.js';
import { IsAsOf } from '../clock/is-as-of.js';

/** `POST /api/verdicts`. Rule and profile are read by their own parsers. */
export class VerdictsBody {
  @ApiProperty({ type: Object, description: 'A rule, or null for none' })
  readonly rule: unknown;

  @ApiProperty({ type: Object })
  readonly profile: unknown;

  @ApiProperty({ type: String, required: false })
  @IsOptional()
  @IsAsOf()
  readonly asOf?: string;

  @ApiProperty({ type: CallDatesBody, required: false })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => CallDatesBody)
  readonly call?: CallDatesBody | null;
}
