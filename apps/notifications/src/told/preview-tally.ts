import { statementKinds, type Decision } from '#telling';
import { kindOf } from '../subscriptions/secrets.js';
import type { Frequency } from '../subscriptions/subscription.js';
import { channelKinds, frequencies, type PreviewAnswer } from './preview.answer.js';

/** Counts who would be told, recipient by recipient. */
export class PreviewTally {
  private recipients = 0;
  private readonly byKind = zeros(statementKinds);
  private readonly byChannel = zeros(channelKinds);
  private readonly byFrequency = zeros(frequencies);

  /** @param frequencyOf of a subscription, by its id */
  add(recipient: string, decisions: readonly Decision[], frequencyOf: (subscriptionId: string) => Frequency): void {
    const told = decisions.map(({ entry }) => entry).filter(({ state }) => state === 'planned');
    const [first] = told.toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
    if (first === undefined) return;
    this.recipients += 1;
    for (const kind of new Set(told.map((entry) => entry.kind))) this.byKind[kind] += 1;
    this.byChannel[kindOf(recipient)] += 1;
    this.byFrequency[frequencyOf(first.subscriptionId)] += 1;
  }

  answer(): PreviewAnswer {
    const { recipients, byKind, byChannel, byFrequency } = this;
    return { recipients, byKind, byChannel, byFrequency };
  }
}

function zeros<K extends string>(names: readonly K[]): Record<K, number> {
  return Object.fromEntries(names.map((name) => [name, 0])) as Record<K, number>;
}
