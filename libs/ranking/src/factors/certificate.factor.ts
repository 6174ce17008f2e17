import { certificates } from '#eligibility';
import type { Lang } from '#korea';
import type { Finding, RankingFactor } from '../ranked.js';
import { bestOf } from './meant-for.js';

/** Whether the programme is meant for holders of a certificate that the firm holds. */
export const certificate: RankingFactor = {
  name: 'certificate',
  find: (ranked) => {
    const { lang, profile } = ranked;
    const held = profile.certificates ?? [];
    return bestOf(ranked, 'certificate', none[lang], (criterion, outcome) => {
      if (!('certificate' in criterion) || outcome !== 'met') return null;
      const { any = [], all = [] } = criterion.certificate;
      const asked = [...any, ...all].filter((code) => held.some((each) => each.code === code));
      if (asked.length === 0) return null;
      const names = asked.map((code) => certificates.find((term) => term.code === code)?.[lang] ?? code);
      return { value: 1, text: lang === 'ko' ? `${names.join('·')} 보유 기업을 위한 사업` : `For holders of ${names.join(', ')}` };
    });
  },
};

const none: Readonly<Record<Lang, Finding>> = { ko: { value: 0, text: '인증 조건 없음' }, en: { value: 0, text: 'No certificate asked' } };
