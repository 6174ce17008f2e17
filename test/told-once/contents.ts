import type { Profile, Rule } from '#eligibility';
import type { Random } from '../faults/random.js';
import type { CallFacts, ProgramFacts } from './model.js';
import { dayOf, plusDays } from './seoul.js';

const areas = ['43130', '43111', '43770'] as const;
/** None is a name of one of the tracks below, by which a search finds a programme too. */
export const words = ['승강기', '이차전지', '시제품', '수출', '마케팅'] as const;
const tracks = ['automotive', 'semiconductor', 'blockchain'] as const;

export function profile(random: Random): Profile {
  return {
    sites: [{ area: random.pick(areas) }],
    employees: 5 + random.below(4) * 20,
    // Some have an anniversary in the weeks of the story.
    establishedOn: `${2015 + random.below(5)}-0${2 + random.below(2)}-${String(1 + random.below(28)).padStart(2, '0')}`,
  };
}

interface Asked {
  readonly areas: readonly string[];
  readonly most?: number;
  readonly below?: number;
}

/** A rule, and what it asks; of the same again it may be written otherwise. */
export function rule(random: Random): { readonly rule: Rule; readonly asked: string } {
  const asked: Asked = {
    areas: random.some(areas, 1 + random.below(areas.length)).sort(),
    ...(random.chance(0.3) && { most: 50 }),
    ...(random.chance(0.25) && { below: 7 }),
  };
  return { rule: written(asked, '공고'), asked: JSON.stringify(asked) };
}

/** The same rule with other quotes and in another order. */
export function rewritten(program: ProgramFacts, random: Random): Rule {
  return written(JSON.parse(program.asked) as Asked, `정정 ${random.below(100)}`, true);
}

function written({ areas: within, most, below }: Asked, quote: string, isTurned = false): Rule {
  const parts: Rule[] = [
    { site: { in: [...within] }, quote: `${quote} 소재` },
    ...(most === undefined ? [] : [{ employees: { max: most }, quote }]),
    ...(below === undefined ? [] : [{ age: { below }, quote }]),
  ];
  return { all: isTurned ? parts.reverse() : parts };
}

export function program(random: Random, id: string, now: number, nextCall: () => string): ProgramFacts {
  const calls = random.chance(0.8) ? [call(random, nextCall(), now)] : [];
  return {
    id,
    title: `${random.pick(words)} 지원 ${id}`,
    tracks: random.some(tracks, 1 + random.below(2)),
    amount: 1_000_000 * (1 + random.below(900)),
    ...rule(random),
    calls,
    ...(random.chance(0.2) && { closingDays: random.pick([[7], [5, 2], [0, 1, 10], []]) }),
    ...(random.chance(0.15) && { material: random.pick([['dates'], ['amount'], ['dates', 'eligibility']] as const) }),
  };
}

export function call(random: Random, id: string, now: number): CallFacts {
  const opens = plusDays(dayOf(now), random.below(14) - 6);
  const closes = plusDays(opens < dayOf(now) ? dayOf(now) : opens, 1 + random.below(20));
  const closing = random.pick(['fixed', 'fixed', 'until-exhausted', 'rolling'] as const);
  const hasClose = closing === 'fixed' || (closing === 'until-exhausted' && random.chance(0.6));
  return {
    id,
    title: `모집 공고 ${id}`,
    ...(random.chance(0.2) ? { noticedOn: opens } : { opensAt: random.chance(0.5) ? opens : `${opens}T09:00:00+09:00` }),
    ...(hasClose && { closesAt: random.chance(0.5) ? closes : `${closes}T18:00:00+09:00` }),
    closing,
    ...(random.chance(0.15) && { announce: false as const }),
  };
}

/** As the API takes it. */
export function bodyOf({ id, title, tracks: chosen, amount, rule: asked, calls, closingDays, material }: ProgramFacts): object {
  return {
    id,
    title,
    tracks: chosen,
    applicants: ['company'],
    host: { organization: '충북과학기술혁신원' },
    budget: { amount },
    rule: asked,
    calls,
    ...((closingDays ?? material) !== undefined && { telling: { ...(closingDays && { closingDays }), ...(material && { material }) } }),
  };
}
