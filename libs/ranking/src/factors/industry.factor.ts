import { fields as fieldTerms } from '#eligibility';
import { industryName, type Lang, relateIndustry } from '#korea';
import type { Finding, Ranked, RankingFactor } from '../ranked.js';
import { fieldCloseness, industryCloseness, unknownShare } from '../weights.data.js';
import { bestOf } from './meant-for.js';

/** How closely the programme is meant for this industry or field. */
export const industry: RankingFactor = {
  name: 'industry',
  find: (ranked) =>
    bestOf(ranked, 'industry', none[ranked.lang], (criterion, outcome) => {
      const share = outcome === 'met' ? 1 : unknownShare;
      if ('industry' in criterion) return byIndustry(criterion.industry.in, share, ranked);
      return 'field' in criterion ? byField(criterion.field.in, share, ranked) : null;
    }),
};

const none: Readonly<Record<Lang, Finding>> = { ko: { value: 0, text: '업종 제한 없음' }, en: { value: 0, text: 'Any industry' } };

function byIndustry(listed: readonly string[], share: number, { profile, lang }: Ranked): Finding {
  const codes = profile.industries ?? [];
  const fitting = listed.filter((code) => codes.some((own) => relateIndustry(own, code) !== 'outside'));
  const shown = fitting.length > 0 ? fitting : listed;
  const value = Math.max(...shown.map((code) => industryCloseness[/^[A-Z]$/.test(code) ? 0 : code.length] ?? 0)) * share;
  const names = shown.slice(0, 2).map((code) => industryName(code, lang));
  return { value, text: lang === 'ko' ? `${names.join('·')} 업종을 위한 사업` : `For ${names.join(', ')}` };
}

function byField(listed: readonly string[], share: number, { profile, lang }: Ranked): Finding {
  const own = (profile.fields ?? []).filter((field) => listed.includes(field));
  const names = (own.length > 0 ? own : listed).slice(0, 2).map((code) => fieldTerms.find((term) => term.code === code)?.[lang] ?? code);
  return {
    value: fieldCloseness * share,
    text: lang === 'ko' ? `${names.join('·')} 분야를 위한 사업` : `For the field of ${names.join(', ')}`,
  };
}
