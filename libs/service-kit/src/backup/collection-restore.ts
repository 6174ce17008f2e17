import type { AuditEntry, Change, Document, DocumentCollection, PutOutcome } from '#documents';
import { SeenVersions } from '../owned/seen-versions.js';
import type { BackupLine } from './backup-format.js';
import type { TopicState } from './topic-state.js';

const pageSize = 500;
const onceMillis = 24 * 60 * 60 * 1000;

/** A document that could not be put back, and why. */
export interface NotRestored {
  readonly id: string;
  readonly reason: string;
}

export interface CollectionRestored {
  readonly documents: number;
  readonly deleted: number;
  /** Of what only one service keeps: how many were left as they are in the store. */
  readonly present?: number;
  readonly notRestored: readonly NotRestored[];
}

export interface CollectionRestoreParts {
  readonly collection: DocumentCollection<unknown>;
  readonly topic: TopicState;
  readonly backupHas: (id: string) => boolean;
  /** Instant, ISO 8601. */
  readonly at: string;
}

/**
 * Makes a collection what a backup holds of it. Every version is above what was published, what was there and what was kept, so that neither a reader nor
 * a writer takes the restored state for one it knew. What it is interrupted in the middle of can be done again from the start.
 */
export class CollectionRestore {
  private readonly restored = new SeenVersions();
  private readonly notRestored: NotRestored[] = [];
  private deleted = 0;

  constructor(private readonly parts: CollectionRestoreParts) {}

  /** @throws Error somebody else writes meanwhile */
  async run(lines: AsyncIterable<BackupLine>): Promise<CollectionRestored> {
    let documents: Document<unknown>[] = [];
    let audit: AuditEntry[] = [];
    for await (const line of lines) {
      if ('document' in line) documents.push(line.document);
      if ('audit' in line) audit.push(line.audit);
      if (documents.length === pageSize) documents = await this.putBack(documents);
      if (audit.length === pageSize) audit = await this.record(audit);
    }
    await this.putBack(documents);
    await this.record(audit);
    await this.deleteWhatTheBackupLacks();
    return { documents: this.restored.size, deleted: this.deleted, notRestored: this.notRestored };
  }

  private async putBack(documents: readonly Document<unknown>[]): Promise<[]> {
    const changes = await Promise.all(documents.map((document) => this.changeTo(document)));
    const outcomes = await this.parts.collection.putMany(changes);
    for (const [index, outcome] of outcomes.entries()) await this.note(documents[index] as Document<unknown>, outcome);
    return [];
  }

  private async note(document: Document<unknown>, outcome: PutOutcome<unknown>): Promise<void> {
    if ('saved' in outcome) this.restored.set(document.id, outcome.saved.version);
    else if (outcome.refused.name === 'VersionConflict') throw writtenMeanwhile(document.id);
    else await this.putBackOverHolders(document);
  }

  /** Puts back a document of which others hold a key, by taking the key from them. */
  private async putBackOverHolders(document: Document<unknown>): Promise<void> {
    for (;;) {
      const [outcome] = await this.parts.collection.putMany([await this.changeTo(document)]);
      if (outcome === undefined) return;
      if ('saved' in outcome) {
        this.restored.set(document.id, outcome.saved.version);
        return;
      }
      const { refused } = outcome;
      if (refused.name === 'VersionConflict') throw writtenMeanwhile(document.id);
      const holder = refused.name === 'UniqueViolation' ? refused.heldBy : refused.documentId;
      if (this.restored.get(holder) !== undefined) {
        // The backup was taken while a key passed from one document to another.
        this.notRestored.push({ id: document.id, reason: `${refused.message} by ${holder}, which is in the backup too` });
        return;
      }
      // It is put back in its turn, or has to go in any case.
      await this.remove(holder);
    }
  }

  private async deleteWhatTheBackupLacks(): Promise<void> {
    for (let after: string | undefined; ;) {
      const page = await this.parts.collection.scan(after, pageSize);
      for (const { id, state } of page) if (state !== null && !this.parts.backupHas(id)) await this.remove(id);
      if (page.length < pageSize) break;
      after = page.at(-1)?.id;
    }
    for (const [id, version] of this.parts.topic.lacking) {
      const present = await this.parts.collection.get(id);
      // Its readers are to hear of the deletion, and nobody is to be given the id again.
      if (present === null || present.version < version) await this.remove(id);
    }
  }

  /** What it held, keys and all, is free then. */
  private async remove(id: string): Promise<void> {
    const present = await this.parts.collection.get(id);
    const change = await this.changeTo({ id, version: 0, state: null, savedAt: this.parts.at, once: [] }, present);
    const [outcome] = await this.parts.collection.putMany([change]);
    if (outcome === undefined || 'refused' in outcome) throw writtenMeanwhile(id);
    if (!this.parts.backupHas(id)) this.deleted += 1;
  }

  private async changeTo(document: Document<unknown>, known?: Document<unknown> | null): Promise<Change<unknown>> {
    const { id, version, state, savedAt, once } = document;
    const present = known === undefined ? await this.parts.collection.get(id) : known;
    const expectedVersion = present?.version ?? 0;
    const since = Date.parse(this.parts.at) - onceMillis;
    return {
      id,
      expectedVersion,
      state,
      at: this.parts.at,
      by: 'system',
      restored: {
        version: Math.max(version, this.parts.topic.versionOf(id), expectedVersion) + 1,
        savedAt,
        once: once.filter((entry) => Date.parse(entry.at) > since),
      },
    };
  }

  private async record(entries: readonly AuditEntry[]): Promise<[]> {
    await this.parts.collection.recordAudit(entries);
    return [];
  }
}

function writtenMeanwhile(id: string): Error {
  return new Error(`${id} was changed while it was restored: stop whatever writes to the store, then restore again`);
}
