import { ApiProperty } from '@nestjs/swagger';

/** How many statements stand where. A baseline (what was so when someone subscribed) is none. */
export class ToldCounts {
  @ApiProperty({ type: Number })
  planned!: number;

  @ApiProperty({ type: Number, description: 'On their way' })
  sending!: number;

  @ApiProperty({ type: Number })
  sent!: number;

  @ApiProperty({ type: Number })
  failed!: number;

  @ApiProperty({ type: Number, description: 'Given up before they were sent' })
  suppressed!: number;

  @ApiProperty({ type: Number, description: 'Whose link was followed' })
  opened!: number;
}

export class ToldDelay {
  @ApiProperty({ type: Number, nullable: true, description: 'From falling due to being sent; null where nothing was sent' })
  readonly medianSeconds!: number | null;

  @ApiProperty({ type: Number, nullable: true })
  readonly p95Seconds!: number | null;
}

export class ToldFailure {
  @ApiProperty({ type: String, description: 'Id in the ledger' })
  readonly entry!: string;

  @ApiProperty({ type: String, description: 'Digest of the address or endpoint' })
  readonly recipient!: string;

  @ApiProperty({ type: String })
  readonly reason!: string;
}

const countsByName = { type: 'object', additionalProperties: { $ref: '#/components/schemas/ToldCounts' } } as const;

/** What became of all that was to be said of a call. */
export class ToldAnswer extends ToldCounts {
  @ApiProperty({ type: Number, description: 'Statements that were so when their recipient subscribed: nobody was to be told' })
  readonly baseline!: number;

  @ApiProperty({ ...countsByName, description: 'By kind of statement; kinds of which there is none are left out' })
  readonly byKind!: Readonly<Record<string, ToldCounts>>;

  @ApiProperty({ ...countsByName, description: 'By channel; as above' })
  readonly byChannel!: Readonly<Record<string, ToldCounts>>;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' }, description: 'Suppressed ones by the reason' })
  readonly suppressedFor!: Readonly<Record<string, number>>;

  @ApiProperty({ type: ToldDelay })
  readonly delay!: ToldDelay;

  @ApiProperty({ type: [ToldFailure], description: 'The first 200, by entry' })
  readonly failures!: readonly ToldFailure[];
}

export class ResendAnswer {
  @ApiProperty({ type: Number, description: 'Failed statements that are to be sent again' })
  readonly planned!: number;
}
