import { type DocumentCollection, Documents, type Live, VersionConflict } from '#documents';
import { Clock, type Precondition, Problem } from '#service-kit';
import { Injectable } from '@nestjs/common';
import { Stopping } from '../subscriptions/stopping.service.js';
import { undeliverableCollection, type UndeliverableReason, type UndeliverableState } from './undeliverable.collection.js';

export type KeptUndeliverable = Live<UndeliverableState>;

const longestDetail = 200;
/** Of what is looked through for addresses: a report may hold any length. */
const mostRead = 1000;
const chunk = 500;
const listed = [{ index: 'listed', anyOf: ['yes'] }];

/** Which addresses take no mail. Whoever sends looks here first, and adds one that refused for good. */
@Injectable()
export class Undeliverable {
  private readonly collection: DocumentCollection<UndeliverableState>;

  constructor(
    documents: Documents,
    private readonly stopping: Stopping,
    private readonly clock: Clock,
  ) {
    this.collection = documents.collection(undeliverableCollection);
  }

  async has(recipient: string): Promise<boolean> {
    return (await this.get(recipient)) !== null;
  }

  async get(recipient: string): Promise<KeptUndeliverable | null> {
    const document = await this.collection.get(recipient);
    return document === null || document.state === null || document.state.liftedAt !== undefined
      ? null
      : { ...document, state: document.state };
  }

  /**
   * Puts an address on the list and stops all it hears. One that is on it stays there as it is.
   * @param detail what the other side said; addresses in it are left out
   * @returns how many subscriptions were stopped now
   */
  async add(recipient: string, reason: UndeliverableReason, detail?: string): Promise<number> {
    const said = detail === undefined ? '' : withoutAddresses(detail);
    await this.enter(recipient, { since: this.clock.asOf(), reason, ...(said !== '' && { detail: said }) });
    return this.stopAll(recipient);
  }

  /** Stops what an address on the list still hears: whoever put it there may have died over that. @returns how many subscriptions were stopped now */
  stopAll(recipient: string): Promise<number> {
    return this.stopping.stopAllOf(recipient, 'undeliverable');
  }

  /** Takes an address off the list; what was stopped stays so. @throws Problem `not-found`, `version-conflict` */
  async lift(recipient: string, precondition: Precondition, by: string): Promise<void> {
    const document = await this.get(recipient);
    const expectedVersion = precondition.check(document);
    if (document === null) throw new Problem('not-found');
    const at = this.clock.asOf();
    await this.collection.put({ id: recipient, expectedVersion, state: { ...document.state, liftedAt: at }, at, by });
  }

  count(): Promise<number> {
    return this.collection.count(listed);
  }

  /** In the order of their ids. */
  async page(skip: number, limit: number): Promise<readonly KeptUndeliverable[]> {
    const found: KeptUndeliverable[] = [];
    let passed = 0;
    for (let after: string | undefined; ;) {
      const some = await this.collection.find({ where: listed, limit: chunk, ...(after !== undefined && { after }) });
      found.push(...some.slice(Math.max(0, skip - passed)).slice(0, limit - found.length));
      passed += some.length;
      if (some.length < chunk || found.length === limit) return found;
      after = some.at(-1)?.id;
    }
  }

  private async enter(recipient: string, state: UndeliverableState): Promise<void> {
    const document = await this.collection.get(recipient);
    if (document?.state !== null && document?.state !== undefined && document.state.liftedAt === undefined) return;
    try {
      await this.collection.put({ id: recipient, expectedVersion: document?.version ?? 0, state, at: state.since, by: 'system' });
    } catch (error) {
      // Whoever came between has entered it too, or staff have taken it off this moment: that stands.
      if (!(error instanceof VersionConflict)) throw error;
    }
  }
}

function withoutAddresses(text: string): string {
  return text
    .slice(0, mostRead)
    .replace(/\s+/g, ' ')
    .replace(/<?[^\s<>@]+@[^\s<>@]+>?/g, '<…>')
    .trim()
    .slice(0, longestDetail);
}
