import { searchDocumentOf } from '#copies';
import { noFilter, passes, type ProgramFilter, type PublishedProgram } from '#contracts';
import type { Profile } from '#eligibility';
import { DocumentTerms, textQuery, type TextQuery } from '#search';
import { type Frequency, subjectOf, type Subscription, type SubscriptionKind } from '../subscriptions/subscription.js';

/** An active subscription, as far as planning needs it: no address. */
export interface Listener {
  readonly id: string;
  readonly kind: SubscriptionKind;
  readonly subject: string;
  readonly recipient: string;
  readonly frequency: Frequency;
  readonly companyId?: string;
  readonly programId?: string;
  readonly search?: PreparedSearch;
}

export interface PreparedSearch {
  /** null: any text. */
  readonly text: TextQuery | null;
  readonly filter: ProgramFilter;
  readonly profile: Profile | null;
}

export function listenerOf(id: string, subscription: Subscription): Listener {
  const { kind, companyId, programId, recipient, frequency, search } = subscription;
  return {
    id,
    kind,
    subject: subjectOf({ id, kind, companyId, programId }),
    recipient,
    frequency,
    ...(companyId !== undefined && { companyId }),
    ...(programId !== undefined && { programId }),
    ...(search !== undefined && { search: prepare(search) }),
  };
}

/** Whether a programme passes the text and the filter of a saved search; whom it fits is another question. */
export function isWanted({ text, filter }: PreparedSearch, program: PublishedProgram, terms: () => DocumentTerms, asOf: string): boolean {
  return (filter === noFilter || passes(filter, program, asOf)) && (text === null || text.fits(terms()));
}

/** The terms of a programme, made once and only where a text is asked of it: to make them takes far longer than to ask. */
export function termsOf(program: PublishedProgram): () => DocumentTerms {
  let terms: DocumentTerms | undefined;
  return () => (terms ??= new DocumentTerms(searchDocumentOf(program)));
}

function prepare({ query, filter, profile }: NonNullable<Subscription['search']>): PreparedSearch {
  const isEmpty = Object.values(filter).every((list: readonly string[]) => list.length === 0);
  // A status would take a programme out again as soon as its call opens or closes: what is told is a matter of the call alone.
  const asked = { ...filter, status: [] };
  return { text: query === null ? null : textQuery(query), filter: isEmpty ? noFilter : asked, profile };
}
