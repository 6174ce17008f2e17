import { type Model, mongo, Schema } from 'mongoose';
import type { AuditEntry, AuditPosition } from '../documents.port.js';
import type { MongoStore } from './mongo-store.js';

interface StoredAudit {
  readonly _id: string;
  readonly documentId: string;
  readonly version: number;
  readonly entry: string;
}

const schema = new Schema<StoredAudit>(
  { _id: { type: String }, documentId: { type: String }, version: { type: Number }, entry: { type: String } },
  { versionKey: false, strict: 'throw' },
);

/** A collection's audit entries, kept for good. */
export class MongoAudit {
  private readonly entries: Model<StoredAudit>;

  constructor(store: MongoStore, collection: string) {
    this.entries = store.model(`${collection}.audit`, schema);
  }

  async prepare(): Promise<void> {
    await this.entries.collection.createIndex({ documentId: 1, version: 1 }, { name: 'ieum_document' });
  }

  async record(entries: readonly AuditEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const stored = entries.map((entry) => ({
      // An id holds no space.
      _id: `${entry.documentId} ${entry.version}`,
      documentId: entry.documentId,
      version: entry.version,
      entry: JSON.stringify(entry),
    }));
    try {
      await this.entries.insertMany(stored, { ordered: false, lean: true });
    } catch (error) {
      if (!onlyRepeats(error)) throw error;
    }
  }

  async of(documentId: string): Promise<readonly AuditEntry[]> {
    return entriesIn(await this.entries.find({ documentId }).sort({ version: 1 }).lean<StoredAudit[]>());
  }

  async scan(after: AuditPosition | undefined, limit: number): Promise<readonly AuditEntry[]> {
    const { documentId = '', version = 0 } = after ?? {};
    const behind = { $or: [{ documentId: { $gt: documentId } }, { documentId, version: { $gt: version } }] };
    return entriesIn(await this.entries.find(behind).sort({ documentId: 1, version: 1 }).limit(limit).lean<StoredAudit[]>());
  }
}

function entriesIn(stored: readonly StoredAudit[]): readonly AuditEntry[] {
  return stored.map(({ entry }) => JSON.parse(entry) as AuditEntry);
}

function onlyRepeats(error: unknown): boolean {
  if (!(error instanceof mongo.MongoBulkWriteError)) return false;
  const { writeErrors } = error;
  const each = Array.isArray(writeErrors) ? writeErrors : [writeErrors];
  return each.length > 0 && each.every(({ code }) => code === 11000);
}
