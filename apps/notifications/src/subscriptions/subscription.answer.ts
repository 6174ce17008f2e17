import { ApiProperty } from '@nestjs/swagger';
import { frequencies, type Frequency, type SubscriptionKind, subscriptionKinds } from './subscription.js';
import { ConsentBody, SavedSearchFilterBody } from './subscription.body.js';

export class SavedSearchAnswer {
  @ApiProperty({ type: String, required: false })
  readonly query?: string;

  @ApiProperty({ type: SavedSearchFilterBody })
  readonly filter!: SavedSearchFilterBody;

  @ApiProperty({ type: Object, required: false })
  readonly profile?: object;
}

/** Whole for staff; for anyone else, what shows the owner which of their addresses it is. */
export class ChannelAnswer {
  @ApiProperty({ type: String, required: false, example: 'g***@example.com' })
  readonly email?: string;

  @ApiProperty({ type: String, required: false })
  readonly webhook?: string;

  @ApiProperty({ type: String, required: false, description: 'Once, in the answer to the request that left it out' })
  readonly secret?: string;

  @ApiProperty({ type: Boolean, required: false })
  readonly inbox?: true;

  @ApiProperty({ type: String, required: false })
  readonly phone?: string;
}

export class FeedsAnswer {
  @ApiProperty({ type: String })
  readonly atom!: string;

  @ApiProperty({ type: String })
  readonly ics!: string;
}

export class SubscriptionAnswer {
  @ApiProperty({ type: String })
  readonly id!: string;

  @ApiProperty({ type: String, enum: ['pending', 'active', 'stopped'] })
  readonly state!: 'pending' | 'active' | 'stopped';

  @ApiProperty({ type: String, enum: subscriptionKinds })
  readonly kind!: SubscriptionKind;

  @ApiProperty({ type: String, required: false })
  readonly companyId?: string;

  @ApiProperty({ type: String, required: false })
  readonly programId?: string;

  @ApiProperty({ type: SavedSearchAnswer, required: false })
  readonly search?: SavedSearchAnswer;

  @ApiProperty({ type: ChannelAnswer, required: false })
  readonly channel?: ChannelAnswer;

  @ApiProperty({ type: String, required: false, description: 'Names the address or endpoint in other routes. Staff' })
  readonly recipient?: string;

  @ApiProperty({ type: String, enum: frequencies })
  readonly frequency!: Frequency;

  @ApiProperty({ type: String, enum: ['ko', 'en'] })
  readonly language!: 'ko' | 'en';

  @ApiProperty({ type: ConsentBody, required: false, description: 'Staff' })
  readonly consent?: ConsentBody;

  @ApiProperty({ type: String, description: 'Instant, ISO 8601' })
  readonly createdAt!: string;

  @ApiProperty({ type: String, required: false, description: 'Instant, ISO 8601' })
  readonly confirmedAt?: string;

  @ApiProperty({ type: FeedsAnswer, required: false, description: 'What fits the firm, to subscribe to elsewhere. Staff' })
  readonly feeds?: FeedsAnswer;
}

export class ConfirmedAnswer extends SubscriptionAnswer {
  @ApiProperty({ type: String, description: 'A page on which all that the address hears can be seen and stopped' })
  readonly manageUrl!: string;
}

export class SubscriptionPage {
  @ApiProperty({ type: [SubscriptionAnswer] })
  readonly items!: readonly SubscriptionAnswer[];

  @ApiProperty({ type: Number })
  readonly page!: number;

  @ApiProperty({ type: Number })
  readonly pageSize!: number;

  @ApiProperty({ type: Number })
  readonly total!: number;
}
