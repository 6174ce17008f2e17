import { setImmediate as nextTurn } from 'node:timers/promises';
import MiniSearch from 'minisearch';
import { type Repair, Search, type SearchDocument, type SearchHit } from '../search.port.js';
import { askedText } from '../text/asked.js';
import { initialTerms, wholeTerm, wordTerms } from './terms.js';
import { exactly, queryOf } from './text-query.js';

const fields = ['title', 'otherNames', 'labels', 'supports', 'host', 'summary'] as const;
type Field = (typeof fields)[number];

const boost: Readonly<Record<Field, number>> = { title: 8, otherNames: 6, labels: 3, supports: 2, host: 1.5, summary: 1 };
const foundByInitials: ReadonlySet<Field> = new Set(['title', 'otherNames', 'labels']);
const foundWhole: ReadonlySet<Field> = new Set(['title', 'otherNames']);

/** Next to a programme that is called exactly so, all others score less than this. */
const belowExact = 0.9;
const documentsPerTurn = 20;

/** The `search` port in this process's memory, on MiniSearch. */
export class EmbeddedSearch extends Search {
  override readonly shared = false;
  /** What is indexed, as it was given: to take a document out of the index exactly, the engine has to see it again. */
  private readonly documents = new Map<string, SearchDocument>();
  private closed = false;
  private readonly engine = new MiniSearch<SearchDocument>({
    fields: [...fields],
    extractField: (document, field) => (field === 'id' ? document.id : linesOf(document, field as Field).join('\n')),
    tokenize: (text, field) => termsOf(text.split('\n'), field as Field),
    processTerm: (term) => term,
    // The terms of a query are made by queryOf already.
    searchOptions: { boost, tokenize: (term) => [term] },
  });

  override async index(documents: readonly SearchDocument[]): Promise<void> {
    for (const [at, document] of documents.entries()) {
      // Requests are served in between.
      if (at % documentsPerTurn === documentsPerTurn - 1) await nextTurn();
      this.refuseIfClosed();
      const present = this.documents.get(document.id);
      if (present !== undefined && present.version > document.version) continue;
      this.takeOut(document.id);
      const kept = structuredClone(document);
      this.engine.add(kept);
      this.documents.set(kept.id, kept);
    }
  }

  override async remove(ids: readonly string[]): Promise<void> {
    this.refuseIfClosed();
    for (const id of ids) this.takeOut(id);
  }

  override async find(text: string, limit: number): Promise<readonly SearchHit[]> {
    this.refuseIfClosed();
    const asked = askedText(text);
    const query = queryOf(asked);
    if (query === null || limit < 1) return [];
    const exact = new Set(this.engine.search(exactly(asked)).map((result) => result.id as string));
    const others = this.engine
      .search(query.query, { filter: ({ id, queryTerms }) => !exact.has(id as string) && query.isFound(new Set(queryTerms)) })
      // The engine multiplies by the number of terms: a compound has more of them than a word has, and would outweigh it.
      .map(({ id, score, queryTerms }) => ({ id: id as string, score: score / queryTerms.length }));
    const best = others.reduce((highest, { score }) => Math.max(highest, score), 0) / (exact.size > 0 ? belowExact : 1);
    const hits = [...Array.from(exact, (id) => ({ id, score: 1 })), ...others.map(({ id, score }) => ({ id, score: score / best }))];
    return hits.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, limit);
  }

  override async versions(ids: readonly string[] = [...this.documents.keys()]): Promise<ReadonlyMap<string, number>> {
    this.refuseIfClosed();
    return new Map(
      ids.flatMap((id) => {
        const document = this.documents.get(id);
        return document === undefined ? [] : [[id, document.version] as const];
      }),
    );
  }

  override async repair(): Promise<Repair> {
    this.refuseIfClosed();
    return 'right';
  }

  override async ping(): Promise<void> {
    this.refuseIfClosed();
  }

  override async close(): Promise<void> {
    this.closed = true;
    this.documents.clear();
    this.engine.removeAll();
  }

  // Not engine.discard: what that leaves behind is counted until it is swept up, and bends the scores, even below zero.
  private takeOut(id: string): void {
    const present = this.documents.get(id);
    if (present === undefined) return;
    this.engine.remove(present);
    this.documents.delete(id);
  }

  private refuseIfClosed(): void {
    if (this.closed) throw new Error('the search is closed');
  }
}

function linesOf(document: SearchDocument, field: Field): readonly string[] {
  const value = document[field];
  return typeof value === 'string' ? [value] : value;
}

function termsOf(lines: readonly string[], field: Field): string[] {
  return lines.flatMap((line) => [
    ...wordTerms(line),
    ...(foundByInitials.has(field) ? initialTerms(line) : []),
    ...(foundWhole.has(field) ? wholeTerm(line) : []),
  ]);
}
