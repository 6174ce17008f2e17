export const kinds = ['match.new', 'call.opened', 'call.changed', 'call.closing', 'call.withdrawn'] as const;
export type Kind = (typeof kinds)[number];
export type ChannelKind = 'email' | 'webhook' | 'inbox';

/** A line of a message, as it was read there. */
export interface Line {
  readonly kind: Kind;
  readonly program: string;
  readonly call: string;
  /** Id of the ledger entry that its links name. */
  readonly entry: string;
  /** Of a change: the names of the fields, where the message names them as the API does. */
  readonly fields?: readonly string[];
}

/** A message that a receiver was handed, whether or not it said so. */
export interface Arrival {
  readonly channel: ChannelKind;
  /** Address or URL. */
  readonly to: string;
  /** Message-ID or webhook-id, without what is around it. */
  readonly id: string;
  /** Real time. */
  readonly at: number;
  /** The receiver said yes, and the sender lived to note it. */
  acked: boolean;
  readonly lines: readonly Line[];
  /** What is wrong with the message itself. */
  readonly faults: readonly string[];
  /** Where the message says that all of it can be stopped. */
  readonly oneClick?: string;
  readonly dismiss?: readonly string[];
}

export function lineText({ kind, program, call }: Pick<Line, 'kind' | 'program' | 'call'>): string {
  return `${kind} ${program}/${call}`;
}
