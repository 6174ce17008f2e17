import { type Change, type DocumentCollection, Documents, type Live } from '#documents';
import { Clock } from '#service-kit';
import type { Decision, LedgerEntry } from '#telling';
import { Injectable } from '@nestjs/common';
import { ledgerCollection } from './ledger.collection.js';

const pageSize = 1000;

export type KeptEntry = Live<LedgerEntry>;

/** The ledger of what was told to whom. Every entry is written as a whole and only from the version that was read. */
@Injectable()
export class Ledger {
  readonly collection: DocumentCollection<LedgerEntry>;

  constructor(
    documents: Documents,
    private readonly clock: Clock,
  ) {
    this.collection = documents.collection(ledgerCollection);
  }

  async get(id: string): Promise<KeptEntry | null> {
    const document = await this.collection.get(id);
    return document === null || document.state === null ? null : (document as KeptEntry);
  }

  async all(index: string, ...anyOf: readonly string[]): Promise<readonly KeptEntry[]> {
    const found: KeptEntry[] = [];
    for await (const page of this.pages(index, ...anyOf)) found.push(...page);
    return found;
  }

  /** What a recipient has of some programmes. */
  ofRecipient(recipient: string, programIds: Iterable<string>): Promise<readonly KeptEntry[]> {
    return this.all('recipientProgram', ...Array.from(programIds, (programId) => `${recipient} ${programId}`));
  }

  async *pages(index: string, ...anyOf: readonly string[]): AsyncGenerator<readonly KeptEntry[]> {
    if (anyOf.length === 0) return;
    for (let after: string | undefined; ;) {
      const page = await this.collection.find({ where: [{ index, anyOf }], limit: pageSize, ...(after !== undefined && { after }) });
      if (page.length > 0) yield page;
      if (page.length < pageSize) return;
      after = page.at(-1)?.id;
    }
  }

  /**
   * Writes what was decided, over what was read.
   * @returns those that were written; one that another writer changed meanwhile is not, and has to be decided anew
   */
  async decide(decisions: readonly Decision[], read: ReadonlyMap<string, KeptEntry>): Promise<readonly KeptEntry[]> {
    return this.write(decisions.map(({ id, entry }) => ({ id, expectedVersion: read.get(id)?.version ?? 0, state: entry })));
  }

  async replace(entries: readonly KeptEntry[], by: (entry: KeptEntry) => LedgerEntry): Promise<readonly KeptEntry[]> {
    return this.write(entries.map((entry) => ({ id: entry.id, expectedVersion: entry.version, state: by(entry) })));
  }

  private async write(changes: readonly Pick<Change<LedgerEntry>, 'id' | 'expectedVersion' | 'state'>[]): Promise<readonly KeptEntry[]> {
    const at = this.clock.asOf();
    const outcomes = await this.collection.putMany(changes.map((change) => ({ ...change, at, by: 'system' })));
    return outcomes.flatMap((outcome) => ('saved' in outcome ? [outcome.saved as KeptEntry] : []));
  }
}
