import { industryName, isIndustry, type Lang, relateIndustry } from '#korea';
import { anyOf } from '../kleene.js';
import { child, readBoolean, readCode, readList, readObject } from '../reading.js';
import { listed, notStated } from '../words.js';
import type { CriterionKind } from './criterion.js';

const places = { inside: 'met', wider: 'unknown', outside: 'unmet' } as const;

/** One of the firm's KSIC codes, or the first with `main`, starts with a listed code or is of a listed section. */
export const industry: CriterionKind<'industry'> = {
  parse(value, path, report) {
    const given = readObject(value, path, report, { known: ['in', 'main'], required: ['in'] });
    if (given === null) return;
    if (given.in !== undefined) {
      readList(given.in, child(path, 'in'), report, (code, at) => readCode(code, at, report, isIndustry), 'not-empty');
    }
    if (given.main !== undefined) readBoolean(given.main, child(path, 'main'), report);
  },

  evaluate({ in: codes, main }, { profile: { industries } }) {
    if (industries === undefined) return 'unknown';
    const own = main ? industries.slice(0, 1) : industries;
    return anyOf(own.flatMap((firm) => codes.map((code) => places[relateIndustry(firm, code)])));
  },

  required({ in: codes, main }, lang) {
    const names = listed(
      codes.map((code) => withCode(code, lang)),
      lang,
      'or',
    );
    if (lang === 'ko') return `${main ? '주업종' : '업종'}: ${names}`;
    return `${main ? 'Main industry' : 'Industry'}: ${names}`;
  },

  actual({ main }, { profile: { industries } }, lang) {
    if (industries === undefined) return notStated(lang);
    if (industries.length === 0) return lang === 'ko' ? '업종 없음' : 'no industry';
    const own = main ? industries.slice(0, 1) : industries;
    return listed(
      own.map((code) => withCode(code, lang)),
      lang,
    );
  },

  lacks: () => ['industries'],
};

function withCode(code: string, lang: Lang): string {
  return `${industryName(code, lang)}(${code})`;
}
