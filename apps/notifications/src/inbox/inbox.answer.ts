import { statementKinds, type MaterialChange, type StatementKind } from '#telling';
import { ApiProperty } from '@nestjs/swagger';

export class InboxChange {
  @ApiProperty({ enum: ['opensAt', 'closesAt', 'closing', 'amount', 'eligibility'] })
  readonly field!: string;

  @ApiProperty({ nullable: true, oneOf: [{ type: 'string' }, { type: 'number' }] })
  readonly from!: MaterialChange['from'];

  @ApiProperty({ nullable: true, oneOf: [{ type: 'string' }, { type: 'number' }] })
  readonly to!: MaterialChange['to'];
}

/** What a firm was told: the `data` of a webhook, with what names and dates it. */
export class InboxItem {
  @ApiProperty({ type: String })
  readonly id!: string;

  @ApiProperty({ enum: statementKinds })
  readonly type!: StatementKind;

  @ApiProperty({ type: String, format: 'date-time' })
  readonly at!: string;

  @ApiProperty({ type: String, description: 'The same for as long as the statement is' })
  readonly key!: string;

  @ApiProperty({ type: String })
  readonly companyId!: string;

  @ApiProperty({ type: String })
  readonly programId!: string;

  @ApiProperty({ type: String })
  readonly callId!: string;

  @ApiProperty({ type: String, nullable: true, description: 'As it is now, or was when it was last there' })
  readonly programTitle!: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly callTitle!: string | null;

  @ApiProperty({ type: String, required: false, description: 'A day, or an instant with offset: as it was told' })
  readonly closesAt?: string;

  @ApiProperty({ type: [InboxChange], required: false, description: 'Of a change: what was told before, and what then' })
  readonly changes?: readonly MaterialChange[];

  @ApiProperty({ type: String, description: 'Leads to the programme, and notes that it was followed' })
  readonly url!: string;

  @ApiProperty({ type: Boolean, description: 'Whether the link was followed' })
  readonly read!: boolean;
}

/** Newest first. */
export class InboxAnswer {
  @ApiProperty({ type: [InboxItem] })
  readonly items!: readonly InboxItem[];

  @ApiProperty({ type: Number })
  readonly page!: number;

  @ApiProperty({ type: Number })
  readonly pageSize!: number;

  @ApiProperty({ type: Number })
  readonly total!: number;
}
