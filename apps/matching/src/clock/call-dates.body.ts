import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsAsOf } from './is-as-of.js';

/** The dates of a call that need not be there yet. */
export class CallDatesBody {
  @ApiProperty({ type: String, required: false })
  @IsOptional()
  @IsAsOf()
  readonly noticedOn?: string;

  @ApiProperty({ type: String, required: false })
  @IsOptional()
  @IsAsOf()
  readonly opensAt?: string;

  @ApiProperty({ type: String, required: false })
  @IsOptional()
  @IsAsOf()
  readonly closesAt?: string;
}
