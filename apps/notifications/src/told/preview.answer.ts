import { statementKinds, type StatementKind } from '#telling';
import { ApiProperty } from '@nestjs/swagger';
import type { ChannelKind, Frequency } from '../subscriptions/subscription.js';

export const channelKinds: readonly ChannelKind[] = ['email', 'webhook', 'inbox', 'phone'];
export const frequencies: readonly Frequency[] = ['at-once', 'daily', 'weekly'];

function counted(names: readonly string[]) {
  return {
    type: 'object',
    additionalProperties: { type: 'integer' },
    example: Object.fromEntries(names.map((name) => [name, 0])),
  } as const;
}

/** How many recipients (addresses, endpoints, inboxes) would be told if a programme were saved as it is now. */
export class PreviewAnswer {
  @ApiProperty({ type: Number })
  readonly recipients!: number;

  @ApiProperty({ ...counted(statementKinds), description: 'Recipients by what they would be told; who is told two things counts twice' })
  readonly byKind!: Readonly<Record<StatementKind, number>>;

  @ApiProperty({ ...counted(channelKinds), description: 'Recipients by channel' })
  readonly byChannel!: Readonly<Record<ChannelKind, number>>;

  @ApiProperty({ ...counted(frequencies), description: 'Recipients by when the first of it would reach them' })
  readonly byFrequency!: Readonly<Record<Frequency, number>>;
}
