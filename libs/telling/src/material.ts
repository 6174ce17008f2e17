import type { Call, Closing, ProgramState } from '#contracts';
import type { Rule } from '#eligibility';
import { isDay, type Lang, writeSeoul } from '#korea';
import { canonicalJson, canonicalRule } from './canonical.js';
import { eligibilityInWords } from './eligibility-words.js';
import { fnv1a64 } from './hash.js';

/** What a recipient may ask to be told of. */
export type MaterialPart = 'dates' | 'amount' | 'eligibility';
export const materialParts: readonly MaterialPart[] = ['dates', 'amount', 'eligibility'];

/** What is told of a call when it changes, as plain JSON. Equal calls give equal material, however they are written. */
export interface Material {
  /** `YYYY-MM-DD`, or an instant as Seoul clocks show it. */
  readonly opensAt: string | null;
  readonly closesAt: string | null;
  readonly closing: Closing | null;
  /** The programme's budget, KRW. */
  readonly amount: number | null;
  /** The rule the call is judged by, without ids, quotes and whatever else decides nothing. */
  readonly rule: Rule | null;
}

export type MaterialField = 'opensAt' | 'closesAt' | 'closing' | 'amount' | 'eligibility';

/** One field that changed. Of `eligibility`, `from` and `to` are sentences: which conditions went and which came. */
export type MaterialChange =
  | { readonly field: 'opensAt' | 'closesAt'; readonly from: string | null; readonly to: string | null }
  | { readonly field: 'closing'; readonly from: Closing | null; readonly to: Closing | null }
  | { readonly field: 'amount'; readonly from: number | null; readonly to: number | null }
  | { readonly field: 'eligibility'; readonly from: string; readonly to: string };

/**
 * The material of a call, or of a programme without one.
 * @throws RangeError if a date is neither a day nor an instant with an offset
 */
export function materialOf(program: Pick<ProgramState, 'budget' | 'rule'>, call: Call | null): Material {
  const rule = call?.rule ?? program.rule ?? null;
  return {
    opensAt: dateOf(call?.opensAt),
    closesAt: dateOf(call?.closesAt),
    closing: call?.closing ?? null,
    amount: program.budget?.amount ?? null,
    rule: rule === null ? null : canonicalRule(rule),
  };
}

/** 16 hexadecimal digits that stay the same as long as none of the chosen fields changes. Another choice gives another hash. */
export function hashOf(material: Material, fields: readonly MaterialPart[] = materialParts): string {
  return fnv1a64(canonicalJson(Object.fromEntries(fieldsOf(fields).map((field) => [field, valueOf(material, field)]))));
}

/** The fields that differ between two materials, in a fixed order; empty exactly where their hashes over the same choice are equal. */
export function changesBetween(
  from: Material,
  to: Material,
  { fields = materialParts, lang = 'ko' }: { readonly fields?: readonly MaterialPart[]; readonly lang?: Lang } = {},
): readonly MaterialChange[] {
  return fieldsOf(fields)
    .filter((field) => canonicalJson(valueOf(from, field)) !== canonicalJson(valueOf(to, field)))
    .map((field) =>
      field === 'eligibility'
        ? { field, ...eligibilityInWords(from.rule, to.rule, lang) }
        : ({ field, from: from[field], to: to[field] } as MaterialChange),
    );
}

const fieldsByPart: Readonly<Record<MaterialPart, readonly MaterialField[]>> = {
  dates: ['opensAt', 'closesAt', 'closing'],
  amount: ['amount'],
  eligibility: ['eligibility'],
};

function fieldsOf(parts: readonly MaterialPart[]): readonly MaterialField[] {
  return materialParts.filter((part) => parts.includes(part)).flatMap((part) => fieldsByPart[part]);
}

function valueOf(material: Material, field: MaterialField): unknown {
  return field === 'eligibility' ? material.rule : material[field];
}

function dateOf(date: string | undefined): string | null {
  if (date === undefined) return null;
  return isDay(date) ? date : writeSeoul(date);
}
