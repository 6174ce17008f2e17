import { statuses, supportKinds, tracks, type ProgramStatus } from '#contracts';
import { isArea, isDay, isInstant } from '#korea';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDefined,
  IsEmail,
  IsIn,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  MaxLength,
  Validate,
  ValidateNested,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { type Frequency, frequencies, type SubscriptionKind, subscriptionKinds } from './subscription.js';

const codesOf = (terms: readonly { readonly code: string }[]): string[] => terms.map((term) => term.code);

@ValidatorConstraint({ name: 'isAreaCode' })
class AreaCode implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && isArea(value);
  }
}

@ValidatorConstraint({ name: 'isMoment' })
class Moment implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && (isDay(value) || isInstant(value));
  }
}

/** Several codes in one list widen, several lists narrow. */
export class SavedSearchFilterBody {
  @ApiProperty({ type: [String], required: false, enum: codesOf(tracks) })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsIn(codesOf(tracks), { each: true })
  readonly tracks?: readonly string[] | null;

  @ApiProperty({ type: [String], required: false, enum: codesOf(statuses), description: 'Kept, and no reason not to tell' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsIn(codesOf(statuses), { each: true })
  readonly status?: readonly ProgramStatus[] | null;

  @ApiProperty({ type: [String], required: false, description: 'Area codes: programmes that a firm there may get' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @Validate(AreaCode, { each: true, context: { ko: '알 수 없는 지역 코드입니다.', en: 'This is not an area code.' } })
  readonly areas?: readonly string[] | null;

  @ApiProperty({ type: [String], required: false, enum: codesOf(supportKinds) })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsIn(codesOf(supportKinds), { each: true })
  readonly kinds?: readonly string[] | null;
}

/** The profile is read by its own parser. */
export class SavedSearchBody {
  @ApiProperty({ type: String, required: false, maxLength: 200 })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly query?: string | null;

  @ApiProperty({ type: SavedSearchFilterBody, required: false })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => SavedSearchFilterBody)
  readonly filter?: SavedSearchFilterBody | null;

  @ApiProperty({ type: Object, required: false, description: 'Whom it should fit, as in POST /api/matches; anyone if left out' })
  readonly profile?: unknown;
}

/** Exactly one of `email`, `webhook`, `inbox` and `phone`. */
export class ChannelBody {
  @ApiProperty({ type: String, required: false, format: 'email', maxLength: 254 })
  @IsOptional()
  @IsString()
  @MaxLength(254)
  @IsEmail()
  readonly email?: string | null;

  @ApiProperty({ type: String, required: false, format: 'uri', maxLength: 2000, description: 'An https address that takes a POST. Staff' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  readonly webhook?: string | null;

  @ApiProperty({
    type: String,
    required: false,
    example: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    description: 'With a webhook: `whsec_` and the base64 of 24 to 64 bytes. Made and shown once if left out',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly secret?: string | null;

  @ApiProperty({ type: Boolean, required: false, enum: [true], description: 'The inbox of the firm `companyId`. Staff' })
  @IsOptional()
  @IsIn([true])
  readonly inbox?: true | null;

  @ApiProperty({ type: String, required: false, example: '010-1234-5678', description: 'A Korean mobile number. Staff' })
  @IsOptional()
  @IsString()
  @MaxLength(30)
  readonly phone?: string | null;
}

export class ConsentBody {
  @ApiProperty({ type: String, maxLength: 500, description: 'What the address may be used for, in the words in which it was given' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  readonly purpose!: string;

  @ApiProperty({ type: String, description: 'A date, or an instant with its offset' })
  @Validate(Moment, {
    context: {
      ko: '날짜(2024-03-04)나 시간대가 있는 시각(2024-03-04T09:00:00+09:00)이어야 합니다.',
      en: 'This must be a date (2024-03-04) or an instant with its offset (2024-03-04T09:00:00+09:00).',
    },
  })
  readonly at!: string;
}

/** `POST /api/subscriptions`. */
export class SubscriptionBody {
  @ApiProperty({ type: String, enum: subscriptionKinds })
  @IsIn(subscriptionKinds)
  readonly kind!: SubscriptionKind;

  @ApiProperty({ type: String, required: false, description: 'The registered firm whose subscription it is. Staff' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly companyId?: string | null;

  @ApiProperty({ type: String, required: false, description: 'Of kind `program`: the programme to follow' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly programId?: string | null;

  @ApiProperty({ type: SavedSearchBody, required: false, description: 'Of kind `search`' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => SavedSearchBody)
  readonly search?: SavedSearchBody | null;

  @ApiProperty({ type: ChannelBody })
  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => ChannelBody)
  readonly channel!: ChannelBody;

  @ApiProperty({ type: String, required: false, enum: frequencies, default: 'at-once' })
  @IsOptional()
  @IsIn(frequencies)
  readonly frequency?: Frequency | null;

  @ApiProperty({ type: String, required: false, enum: ['ko', 'en'], description: 'The language of the request if left out' })
  @IsOptional()
  @IsIn(['ko', 'en'])
  readonly language?: 'ko' | 'en' | null;

  @ApiProperty({ type: ConsentBody, required: false, description: 'Needed for an address of a registered firm' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ConsentBody)
  readonly consent?: ConsentBody | null;
}
