import { setImmediate as nextTurn } from 'node:timers/promises';
import MiniSearch, { type QueryCombination } from 'minisearch';
import { type Repair, Search, type SearchDocument, type SearchHit } from '../search.port.js';
import { askedText } from '../text/asked.js';
import { type Sought, seekText } from '../text/sought.js';
import { type Field, fields, fieldTerms, linesOf, terms } from '../text/terms.js';
import { hitsOf } from '../text/tiers.js';

const boost: Readonly<Record<Field, number>> = { title: 8, otherNames: 6, labels: 3, supports: 2, host: 1.5, summary: 1 };

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
    tokenize: (text, field) => fieldTerms(text.split('\n'), field as Field),
    processTerm: (term) => term,
    // The terms of a query are made by seekText already.
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
    const sought = seekText(asked);
    if (sought === null || limit < 1) return [];
    const exact = this.engine.search({ queries: [terms.whole(asked)] }).map((result) => result.id as string);
    const itself = this.scores(sought.itself);
    const bySynonym = sought.withSynonyms === null ? new Map() : this.scores(sought.withSynonyms, itself);
    return hitsOf({ exact, itself, bySynonym }, limit);
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

  /** The documents that have all that is sought, scored from 0 to 1. @param known those that are not looked at */
  private scores(sought: Sought, known: ReadonlyMap<string, number> = new Map()): ReadonlyMap<string, number> {
    const results = this.engine.search(queryOf(sought), {
      // The engine passes over what is boosted by 0.
      boostDocument: (id) => (known.has(id as string) ? 0 : 1),
      filter: ({ queryTerms }) => {
        const found = new Set(queryTerms);
        return sought.isFound((term) => found.has(term));
      },
    });
    // The engine multiplies by the number of terms: a compound has more of them than a word has, and would outweigh it.
    const scored = results.map(({ id, score, queryTerms }) => [id as string, score / queryTerms.length] as const);
    const best = scored.reduce((highest, [, score]) => Math.max(highest, score), 0);
    return new Map(scored.map(([id, score]) => [id, score / best]));
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

/** Finds documents that have any of it. */
function queryOf({ terms: sought }: Sought): QueryCombination {
  return {
    combineWith: 'OR',
    queries: sought.map(({ term, prefix, weight }) => ({ queries: [term], prefix, boostTerm: () => weight })),
  };
}
