import { type Model, mongo } from 'mongoose';
import type { AuditEntry, Change, CollectionDefinition, Document, PutOutcome } from '../documents.port.js';
import { nextDocument } from '../next-document.js';
import { isDuplicateKey } from './mongo-errors.js';
import { documentOf, keyFieldsOf, type StoredDocument, type UniqueField, uniqueField, wholeUpdate } from './stored-document.js';
import { updateEach } from './update-each.js';

export interface PreparedChange<T> {
  readonly change: Change<T>;
  /** The state as it was handed over; null deletes. */
  readonly json: string | null;
}

type PutOne<T> = (prepared: PreparedChange<T>) => Promise<PutOutcome<T>>;
type Written<T> = (stored: StoredDocument | null, document: Document<T>, audit: AuditEntry) => StoredDocument;

const waveSize = 200;

/**
 * Saves many changes in waves: stretches of them that touch no document and no unique key twice, so that it does not matter in which order the
 * server takes those of one wave. Whatever a wave does not save is then put by itself, which finds out why.
 */
export class PutWaves<T> {
  private readonly uniqueFields: readonly UniqueField[];

  constructor(
    private readonly model: Model<StoredDocument>,
    private readonly definition: CollectionDefinition<T>,
    private readonly written: Written<T>,
  ) {
    this.uniqueFields = definition.indexes.filter(({ unique }) => unique).map(({ name }) => uniqueField(name));
  }

  async put(changes: readonly PreparedChange<T>[], putOne: PutOne<T>): Promise<readonly PutOutcome<T>[]> {
    const outcomes: PutOutcome<T>[] = [];
    while (outcomes.length < changes.length) {
      const candidates = this.candidates(changes, outcomes.length);
      const stored = await this.stored(candidates);
      const wave = this.cut(candidates, stored);
      const saved = await this.write(wave, stored);
      for (const each of wave) {
        const document = saved.get(each.change.id);
        outcomes.push(document === undefined ? await putOne(each) : { saved: document });
      }
    }
    return outcomes;
  }

  /** The changes from a position on, up to the second of one document. */
  private candidates(changes: readonly PreparedChange<T>[], from: number): readonly PreparedChange<T>[] {
    const ids = new Set<string>();
    let end = from;
    for (; end < changes.length && end - from < waveSize; end += 1) {
      const id = changes[end]?.change.id ?? '';
      if (ids.has(id)) break;
      ids.add(id);
    }
    return changes.slice(from, end);
  }

  /** Those before the first that takes a unique key which one before it takes or gives up. */
  private cut(candidates: readonly PreparedChange<T>[], stored: ReadonlyMap<string, StoredDocument>): readonly PreparedChange<T>[] {
    const touched = new Set<string>();
    const end = candidates.findIndex(({ change, json }) => {
      const state = json === null ? null : (JSON.parse(json) as T);
      const fields = [keyFieldsOf(this.definition, change.id, state), stored.get(change.id)];
      const keys = new Set(this.uniqueFields.flatMap((field) => fields.map((each) => `${field} ${each?.[field] ?? ''}`)));
      const own = [...keys].filter((key) => !this.uniqueFields.some((field) => key === `${field} `));
      if (own.some((key) => touched.has(key))) return true;
      own.forEach((key) => touched.add(key));
      return false;
    });
    return end === -1 ? candidates : candidates.slice(0, end);
  }

  private async write(
    wave: readonly PreparedChange<T>[],
    stored: ReadonlyMap<string, StoredDocument>,
  ): Promise<ReadonlyMap<string, Document<T>>> {
    const nexts = wave.flatMap((each) => this.next(each, stored.get(each.change.id) ?? null));
    if (nexts.length < 2) return new Map();
    const inserts = nexts.flatMap(({ before, next }) => (before === null ? [next] : []));
    const updates = nexts.flatMap(({ before, next }) =>
      before === null ? [] : [{ filter: { _id: next._id, version: before.version }, update: wholeUpdate(next) }],
    );
    const inserted = await this.insert(inserts);
    const updated = (await updateEach(this.model, updates, isRefusal)) === updates.length;
    const saved = inserted && updated ? nexts : await this.savedOf(nexts);
    return new Map(saved.map(({ next, document }) => [next._id, document]));
  }

  /** @returns whether none was refused */
  private async insert(documents: readonly StoredDocument[]): Promise<boolean> {
    if (documents.length === 0) return true;
    try {
      await this.model.insertMany(documents, { ordered: false, lean: true });
      return true;
    } catch (error) {
      if (isRefusal(error)) return false;
      throw error;
    }
  }

  /** Asked for rather than counted: servers count what they refuse differently. */
  private async savedOf<N extends { readonly next: StoredDocument }>(nexts: readonly N[]): Promise<readonly N[]> {
    const ids = nexts.map(({ next }) => next._id);
    const found = await this.model.find({ _id: { $in: ids } }, { ticket: 1 }).lean<Pick<StoredDocument, '_id' | 'ticket'>[]>();
    const tickets = new Map(found.map(({ _id, ticket }) => [_id, ticket]));
    return nexts.filter(({ next }) => tickets.get(next._id) === next.ticket);
  }

  /** Nothing for one that is refused by its version, or that has `once` keys to be looked for: it is put by itself. */
  private next({ change, json }: PreparedChange<T>, before: StoredDocument | null) {
    if (change.once !== undefined || (change.restored?.once ?? []).length > 0) return [];
    try {
      const [document, audit] = nextDocument(before === null ? null : documentOf<T>(before), change, json);
      return [{ before, document, next: this.written(before, document, audit) }];
    } catch {
      return [];
    }
  }

  private async stored(changes: readonly PreparedChange<T>[]): Promise<ReadonlyMap<string, StoredDocument>> {
    const ids = changes.map(({ change }) => change.id);
    const found = await this.model.find({ _id: { $in: ids } }).lean<StoredDocument[]>();
    return new Map(found.map((each) => [each._id, each]));
  }
}

/** Which of them were refused, and why, is found out afterwards. */
function isRefusal(error: unknown): boolean {
  return error instanceof mongo.MongoBulkWriteError || isDuplicateKey(error);
}
