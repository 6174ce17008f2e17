import { areaName, isArea, relateArea, shortAreaName } from '#korea';
import { allOf, anyOf } from '../kleene.js';
import { child, isOneOf, readCode, readList, readObject } from '../reading.js';
import type { SiteKind } from '../rule.js';
import type { Outcome } from '../verdict.js';
import { codesOf, nameOf, siteKinds } from '../vocabulary.js';
import { listed, notStated } from '../words.js';
import type { CriterionKind } from './criterion.js';

const places = { inside: 'met', wider: 'unknown', outside: 'unmet' } as const;

/** A site of one of these kinds lies in one of these areas. */
export const site: CriterionKind<'site'> = {
  parse(value, path, report) {
    const given = readObject(value, path, report, { known: ['in', 'kinds'], required: ['in'] });
    if (given === null) return;
    if (given.in !== undefined) {
      readList(given.in, child(path, 'in'), report, (code, at) => readCode(code, at, report, isArea), 'not-empty');
    }
    if (given.kinds !== undefined) {
      const isKind = (code: string) => isOneOf(codesOf(siteKinds), code);
      readList(given.kinds, child(path, 'kinds'), report, (code, at) => readCode(code, at, report, isKind), 'not-empty');
    }
  },

  evaluate({ in: areas, kinds }, { profile: { sites } }) {
    if (sites === undefined) return 'unknown';
    return anyOf(sites.map(({ kind, area }) => allOf([kindFits(kind, kinds), anyOf(areas.map((code) => places[relateArea(area, code)]))])));
  },

  required({ in: areas, kinds }, lang) {
    const names = listed(
      areas.map((code) => shortAreaName(code, lang)),
      lang,
      'or',
    );
    const kindNames = (kinds ?? []).map((kind) => nameOf(siteKinds, kind, lang));
    if (lang === 'ko') return kindNames.length === 0 ? `${names} 소재` : `${names} 소재 (${kindNames.join('·')})`;
    return kindNames.length === 0 ? `A site in ${names}` : `A site in ${names} (${kindNames.join(', ').toLowerCase()})`;
  },

  actual(_, { profile: { sites } }, lang) {
    if (sites === undefined) return notStated(lang);
    if (sites.length === 0) return lang === 'ko' ? '사업장 없음' : 'no site';
    const unknownKind = lang === 'ko' ? '사업장' : 'Site';
    return listed(
      sites.map(({ kind, area }) => `${kind === undefined ? unknownKind : nameOf(siteKinds, kind, lang)}: ${areaName(area, lang)}`),
      lang,
    );
  },

  lacks: () => ['sites'],
};

function kindFits(kind: SiteKind | undefined, asked: readonly SiteKind[] | undefined): Outcome {
  if (asked === undefined) return 'met';
  if (kind === undefined) return 'unknown';
  return asked.includes(kind) ? 'met' : 'unmet';
}
