import { noFilter, type PublishedCompany, type PublishedProgram } from '#contracts';
import type { Profile, Rule } from '#eligibility';
import { publishedProgram } from '../../../libs/contracts/testing/published-program.js';
import type { FirmQuestion, Matcher } from '../src/matcher/matcher.js';

/** What a matcher is made over. */
export interface MatcherWorld {
  /** The clock's time when it is made. */
  readonly now: string;
  readonly firms: readonly PublishedCompany[];
  readonly programs: readonly PublishedProgram[];
}

export function firmOf(id: string, profile: Profile, version = 1): PublishedCompany {
  return { ...profile, id, version, name: `${id} 주식회사` };
}

export function programOf(id: string, more: Partial<PublishedProgram> = {}): PublishedProgram {
  return publishedProgram(id, { title: id, host: { organization: '충북테크노파크' }, ...more });
}

export function questionOf(profile: Profile, more: Partial<FirmQuestion> = {}): FirmQuestion {
  return { profile, asOf: '2024-03-04', filter: noFilter, relevance: null, include: [], count: 100, ...more };
}

const inChungju: Rule = { site: { in: ['43130'] } };
const chungju: Profile = { sites: [{ kind: 'head', area: '43130' }], employees: 23 };
const heungdeok: Profile = { sites: [{ kind: 'head', area: '43113' }], employees: 4 };

/** What every matcher answers, worked out by hand. */
export function describeMatcher(name: string, make: (world: MatcherWorld) => Matcher): void {
  describe(`${name}: programmes for a firm`, () => {
    const programs = [
      programOf('anyone', { rule: null }),
      programOf('here', { rule: inChungju, tracks: ['automotive'], supports: [{ kind: 'prototype', title: '시제품' }] }),
      programOf('larger', { rule: { employees: { min: 50 } }, period: { end: '2023' } }),
      programOf('unsure', { rule: { certificate: { any: ['innobiz'] } } }),
      programOf('founders', { applicants: ['pre-startup'] }),
      programOf('nobody', { applicants: [] }),
    ];
    const matcher = make({ now: '2024-03-04T00:00:00Z', firms: [], programs });
    const totals = (more: Partial<FirmQuestion>, profile = chungju) => Object.values(matcher.programsFor(questionOf(profile, more)).totals);

    it('counts and lists what the firm sees, the closest meant first', () => {
      expect(matcher.programsFor(questionOf(chungju, { include: ['ineligible', 'unknown'] }))).toEqual({
        totals: { eligible: 2, unknown: 1, ineligible: 1 },
        ids: ['here', 'anyone', 'unsure', 'larger'],
      });
      expect(matcher.programsFor(questionOf({ stage: 'pre-startup' })).ids).toEqual(['founders']);
    });

    it('lists only what is asked for, and no more than wanted', () => {
      expect(matcher.programsFor(questionOf(chungju)).ids).toEqual(['here', 'anyone']);
      expect(matcher.programsFor(questionOf(chungju, { count: 1 })).ids).toEqual(['here']);
      expect(matcher.programsFor(questionOf(chungju, { include: ['ineligible'] })).ids).toEqual(['here', 'anyone', 'larger']);
    });

    it('narrows by track, kind, status, area and what a text found', () => {
      expect(totals({ filter: { ...noFilter, tracks: ['automotive', 'semiconductor'] } })).toEqual([1, 0, 0]);
      expect(totals({ filter: { ...noFilter, tracks: ['blockchain'] } })).toEqual([0, 0, 0]);
      expect(totals({ filter: { ...noFilter, kinds: ['prototype'] } })).toEqual([1, 0, 0]);
      expect(totals({ filter: { ...noFilter, status: ['ended'] } })).toEqual([0, 0, 1]);
      expect(totals({ filter: { ...noFilter, status: ['planned'] } })).toEqual([2, 1, 0]);
      expect(totals({ filter: { ...noFilter, areas: ['43110'] } }, heungdeok)).toEqual([1, 1, 1]);
      expect(totals({ filter: { ...noFilter, areas: ['43110', '43130'] } }, heungdeok)).toEqual([1, 1, 2]);
      expect(totals({ relevance: new Map([['unsure', 1]]) })).toEqual([0, 1, 0]);
      expect(totals({ relevance: new Map() })).toEqual([0, 0, 0]);
    });
  });

  describe(`${name}: programmes as time passes`, () => {
    const call = { title: '공고', closing: 'fixed' as const };
    const matcher = make({
      now: '2024-03-04T00:00:00Z',
      firms: [],
      programs: [
        programOf('p', {
          rule: { employees: { min: 50 } },
          calls: [
            { ...call, id: 'a', opensAt: '2024-03-04T10:00:00+09:00', closesAt: '2024-03-04T18:00:00+09:00', rule: inChungju },
            { ...call, id: 'b', opensAt: '2024-04-01', closesAt: '2024-04-02' },
          ],
        }),
      ],
    });
    const open = { ...noFilter, status: ['open' as const] };

    it.each([
      ['2024-03-04T09:59:59+09:00', 'eligible', 0],
      ['2024-03-04T10:00:00+09:00', 'eligible', 1],
      ['2024-03-04T08:59:59.999Z', 'eligible', 1],
      ['2024-03-04T09:00:00Z', 'ineligible', 0],
      ['2024-03-04', 'eligible', 1],
      ['2024-03-31', 'ineligible', 0],
      ['2024-04-02', 'ineligible', 1],
      ['2024-04-03', 'ineligible', 0],
      ['2024-03-04T09:30:00+09:00', 'eligible', 0],
    ])('as of %s it is %s, open: %d', (asOf, verdict, opened) => {
      expect(matcher.programsFor(questionOf(chungju, { asOf })).totals).toMatchObject({ [verdict]: 1 });
      const { totals } = matcher.programsFor(questionOf(chungju, { asOf, filter: open }));
      expect(totals.eligible + totals.ineligible).toBe(opened);
    });
  });

  describe(`${name}: firms for a programme and the reach of a rule`, () => {
    const firms = [
      firmOf('b-chungju', chungju, 3),
      firmOf('a-chungju', { ...chungju, sizeClass: 'small' }),
      firmOf('c-heungdeok', { ...heungdeok, sizeClass: 'micro' }),
      firmOf('d-silent', {}),
      firmOf('e-founder', { ...chungju, stage: 'pre-startup' }),
    ];
    const matcher = make({ now: '2024-03-04T00:00:00Z', firms, programs: [programOf('here', { rule: inChungju })] });
    const here = { programId: 'here', asOf: '2024-03-04', verdict: 'eligible' as const, count: 10 };

    it('lists firms by id, with what they are', () => {
      expect(matcher.firmsFor(here)).toEqual({
        total: 2,
        firms: [
          { id: 'a-chungju', name: 'a-chungju 주식회사', version: 1, profile: { ...chungju, sizeClass: 'small' } },
          { id: 'b-chungju', name: 'b-chungju 주식회사', version: 3, profile: chungju },
        ],
      });
      const ids = (more: object) => matcher.firmsFor({ ...here, ...more }).firms.map(({ id }) => id);
      expect(ids({ count: 1 })).toEqual(['a-chungju']);
      expect(ids({ after: 'a-chungju' })).toEqual(['b-chungju']);
      expect(ids({ after: 'b-chungju' })).toEqual([]);
      expect(ids({ verdict: 'unknown' })).toEqual(['d-silent']);
      expect(() => matcher.firmsFor({ ...here, programId: 'none' })).toThrow(RangeError);
    });

    it('counts who a rule reaches, by seat and size', () => {
      const asked = { rule: { site: { in: ['43'] } }, applicants: ['company' as const], call: null, asOf: '2024-03-04' };
      expect(matcher.reach(asked)).toEqual({
        eligible: 3,
        unknown: 1,
        ineligible: 0,
        byArea: { '43110': 1, '43130': 2 },
        bySize: { micro: 1, small: 1, unknown: 1 },
      });
      expect(matcher.reach({ ...asked, rule: null, applicants: ['pre-startup'] })).toEqual({
        eligible: 1,
        unknown: 0,
        ineligible: 0,
        byArea: { '43130': 1 },
        bySize: { unknown: 1 },
      });
      expect(matcher.reach({ ...asked, rule: null })).toMatchObject({ eligible: 4, byArea: { '43110': 1, '43130': 2, unknown: 1 } });
    });
  });
}
