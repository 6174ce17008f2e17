import { statementKinds } from '#telling';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

/** Why somebody wants to hear no more of a programme. A code is never renamed. */
export const dismissalReasons = ['not-for-us', 'not-eligible', 'applied', 'too-many', 'other'] as const;
export type DismissalReason = (typeof dismissalReasons)[number];

/** `POST /api/told/{entryId}/dismiss`. */
export class DismissalBody {
  @ApiProperty({
    type: String,
    enum: dismissalReasons,
    description: 'not our business; not eligible after all; applied already; too many messages; something else',
  })
  @IsIn(dismissalReasons)
  readonly reason!: DismissalReason;

  @ApiProperty({ type: String, required: false, maxLength: 200 })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly text?: string | null;
}

export class DismissalAnswer {
  @ApiProperty({ type: String })
  readonly programId!: string;

  @ApiProperty({ type: String, enum: dismissalReasons })
  readonly reason!: string;

  @ApiProperty({ type: String, description: 'Instant, ISO 8601' })
  readonly at!: string;
}

/** A line of a message, for whoever got it. */
export class ToldLineAnswer {
  @ApiProperty({ type: String, enum: statementKinds })
  readonly kind!: string;

  @ApiProperty({ type: String })
  readonly programId!: string;

  @ApiProperty({ type: String })
  readonly callId!: string;

  @ApiProperty({ type: String, description: 'Names the address or endpoint in other routes' })
  readonly recipient!: string;

  @ApiProperty({ type: DismissalAnswer, required: false, description: 'Once they have asked to hear no more of the programme' })
  readonly dismissed?: DismissalAnswer;
}
