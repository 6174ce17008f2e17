import type { Term } from '#contracts';

export type IndustryLookup =
  | { readonly found: 'one'; readonly code: string }
  | { readonly found: 'many'; readonly candidates: readonly Term[] }
  | { readonly found: 'none' };

const offered = 8;

/**
 * A code (`28202`, `C28202`, `28202 축전지 제조업`, `C`) as it is, known or not; else the one industry that is called so, or the ones whose name holds the text.
 * Spaces, middle dots and the ending 업 make no difference.
 */
export function lookUpIndustry(text: string, industries: readonly Term[]): IndustryLookup {
  const code = /^[A-U]?\s*(\d{2,5})(?!\d)/i.exec(text)?.[1] ?? /^([A-U])(?:$|\s)/i.exec(text)?.[1]?.toUpperCase();
  if (code) return { found: 'one', code };
  const wanted = plain(text);
  if (!wanted) return { found: 'none' };
  const named = oneForEachName(industries.filter((industry) => namesOf(industry).some((name) => name === wanted)));
  if (named.length === 1) return { found: 'one', code: named[0]!.code };
  const candidates = oneForEachName(industries.filter((industry) => namesOf(industry).some((name) => name.includes(wanted))));
  if (candidates.length === 0) return { found: 'none' };
  if (candidates.length === 1) return { found: 'one', code: candidates[0]!.code };
  return { found: 'many', candidates: candidates.sort(byLikeness).slice(0, offered) };
}

/** Several levels often bear one name (2110 above 21101): of one line of descent the narrowest says most. */
function oneForEachName(industries: readonly Term[]): Term[] {
  return industries.filter(
    (industry) =>
      !industries.some(
        (other) => other.ko === industry.ko && other.code.length > industry.code.length && other.code.startsWith(industry.code),
      ),
  );
}

function byLikeness(a: Term, b: Term): number {
  return a.ko.length - b.ko.length || (a.code < b.code ? -1 : 1);
}

function namesOf(industry: Term): readonly string[] {
  return [plain(industry.ko), plain(industry.en)];
}

function plain(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s·ㆍ,.;]/gu, '')
    .replace(/업$/u, '');
}
