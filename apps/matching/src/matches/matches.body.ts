import { statuses, supportKinds, tracks, type ProgramStatus } from '#contracts';
import type { Verdict } from '#eligibility';
import { isArea } from '#korea';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  Allow,
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  MaxLength,
  Validate,
  ValidateNested,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { IsAsOf } from '../clock/is-as-of.js';

const codesOf = (terms: readonly { readonly code: string }[]): string[] => terms.map((term) => term.code);

@ValidatorConstraint({ name: 'isAreaCode' })
class AreaCode implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && isArea(value);
  }
}

/** Narrows what is looked at; several codes in one list widen it, several lists narrow it. */
export class FilterBody {
  @ApiProperty({ type: [String], required: false, enum: codesOf(tracks) })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsIn(codesOf(tracks), { each: true })
  readonly tracks?: readonly string[];

  @ApiProperty({ type: [String], required: false, enum: codesOf(statuses) })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsIn(codesOf(statuses), { each: true })
  readonly status?: readonly ProgramStatus[];

  @ApiProperty({ type: [String], required: false, description: 'Area codes: programmes that a firm there may get' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @Validate(AreaCode, { each: true, context: { ko: '알 수 없는 지역 코드입니다.', en: 'This is not an area code.' } })
  readonly areas?: readonly string[];

  @ApiProperty({ type: [String], required: false, enum: codesOf(supportKinds) })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsIn(codesOf(supportKinds), { each: true })
  readonly kinds?: readonly string[];
}

/** `POST /api/matches`. The profile is read by its own parser. */
export class MatchesBody {
  @ApiProperty({ type: Object, description: 'What the firm says of itself; everything may be left out' })
  readonly profile: unknown;

  @ApiProperty({ type: String, required: false, description: 'A date, or an instant with its offset; now by the clock if left out' })
  @IsOptional()
  @IsAsOf()
  readonly asOf?: string;

  @ApiProperty({ type: String, required: false })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly query?: string;

  @ApiProperty({ type: FilterBody, required: false })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => FilterBody)
  readonly filter?: FilterBody;

  @ApiProperty({ type: [String], required: false, enum: ['unknown', 'ineligible'] })
  @IsOptional()
  @IsArray()
  @IsIn(['unknown', 'ineligible'], { each: true })
  readonly include?: readonly Exclude<Verdict, 'eligible'>[];

  /** From 1; looked at with `pageSize` as in a query. */
  @ApiProperty({ type: Number, required: false, minimum: 1, default: 1 })
  @Allow()
  readonly page?: unknown;

  @ApiProperty({ type: Number, required: false, minimum: 1, maximum: 100, default: 20 })
  @Allow()
  readonly pageSize?: unknown;
}
