import { ApiProperty } from '@nestjs/swagger';
import { type UndeliverableReason, undeliverableReasons } from './undeliverable.collection.js';

export class UndeliverableAnswer {
  @ApiProperty({ type: String, description: 'Names the address without saying it' })
  readonly recipient!: string;

  @ApiProperty({ type: Number })
  readonly version!: number;

  @ApiProperty({ type: String, enum: undeliverableReasons })
  readonly reason!: UndeliverableReason;

  @ApiProperty({ type: String, description: 'Instant, ISO 8601' })
  readonly since!: string;

  @ApiProperty({ type: String, required: false, description: 'What the other side said' })
  readonly detail?: string;
}

export class UndeliverablePage {
  @ApiProperty({ type: [UndeliverableAnswer] })
  readonly items!: readonly UndeliverableAnswer[];

  @ApiProperty({ type: Number })
  readonly page!: number;

  @ApiProperty({ type: Number })
  readonly pageSize!: number;

  @ApiProperty({ type: Number })
  readonly total!: number;
}
