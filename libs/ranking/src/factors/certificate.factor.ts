import { certificates } from '#eligibility';
import type { Finding, RankingFactor } from '../ranked.js';
import { best, meantFor } from './meant-for.js';

/** Whether the programme is meant for holders of a certificate that the firm holds. */
export const certificate: RankingFactor = {
  name: 'certificate',
  find: (ranked) => {
    const { lang, profile } = ranked;
    const none: Finding = { value: 0, text: lang === 'ko' ? '인증 조건 없음' : 'No certificate asked' };
    const held = new Set((profile.certificates ?? []).map((each) => each.code));
    return best(
      meantFor(ranked, ['certificate']).flatMap(({ criterion, outcome }) => {
        if (!('certificate' in criterion) || outcome !== 'met') return [];
        const asked = [...(criterion.certificate.any ?? []), ...(criterion.certificate.all ?? [])].filter((code) => held.has(code));
        if (asked.length === 0) return [];
        const names = asked.map((code) => certificates.find((term) => term.code === code)?.[lang] ?? code);
        return [{ value: 1, text: lang === 'ko' ? `${names.join('·')} 보유 기업을 위한 사업` : `For holders of ${names.join(', ')}` }];
      }),
      none,
    );
  },
};
