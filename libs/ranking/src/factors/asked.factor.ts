import { supportKinds } from '#contracts';
import type { RankingFactor } from '../ranked.js';

/** What the firm asked for: its interests against what the programme gives, and its words against the programme's text. */
export const asked: RankingFactor = {
  name: 'asked',
  find: ({ profile, kinds, relevance, lang }) => {
    const interests = profile.interests ?? [];
    const served = interests.filter((interest) => kinds.includes(interest));
    const parts: number[] = [];
    if (interests.length > 0) parts.push(served.length / interests.length);
    if (relevance !== null) parts.push(relevance);
    if (parts.length === 0) {
      return {
        value: 0,
        text: lang === 'ko' ? '찾는 지원을 알려주시면 순서에 반영합니다' : 'Say what you look for and the order follows it',
      };
    }
    const names = served.map((code) => supportKinds.find((kind) => kind.code === code)?.[lang] ?? code).join(', ');
    return { value: parts.reduce((sum, part) => sum + part, 0) / parts.length, text: words(names, relevance !== null, lang) };
  },
};

function words(names: string, text: boolean, lang: 'ko' | 'en'): string {
  if (lang === 'ko') {
    if (names !== '') return `찾는 지원: ${names}`;
    return text ? '찾는 말과 맞는 정도' : '찾는 지원과 다름';
  }
  if (names !== '') return `Gives what you look for: ${names}`;
  return text ? 'How well it fits your words' : 'Not what you look for';
}
