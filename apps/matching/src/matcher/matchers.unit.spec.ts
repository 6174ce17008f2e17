import { ClockedIndex, FirmCopy, ProgramCopy } from '#copies';
import { judgedCall, noFilter, type PublishedCompany, type PublishedProgram } from '#contracts';
import type { StateMessage } from '#events';
import { RunningClock } from '#service-kit';
import fc from 'fast-check';
import { dayOrInstant, rule } from '../../../../libs/eligibility/testing/arbitraries.js';
import { firm, program } from '../../../../libs/match-index/testing/arbitrary-world.js';
import { describeMatcher, firmOf, type MatcherWorld, programOf, questionOf } from '../../testing/matcher.contract.js';
import { PlainMatcher } from '../../testing/plain.matcher.js';
import { MatchWriter } from '../matches/match-writer.js';
import { rankedMatch } from '../matches/ranked-match.js';
import { IndexMatcher } from './index.matcher.js';

class HeldClock extends RunningClock {
  constructor(public time: number) {
    super(time, 0);
  }
  override now(): number {
    return this.time;
  }
}

function stateOf<T extends { readonly id: string }>(value: T): StateMessage<T> {
  return { topic: 't', key: value.id, value, headers: {} };
}

class Indexed {
  readonly clock: HeldClock;
  readonly firms: FirmCopy;
  readonly programs: ProgramCopy;
  readonly matcher: IndexMatcher;
  readonly writer: MatchWriter;

  constructor({ now, firms, programs }: MatcherWorld) {
    this.clock = new HeldClock(Date.parse(now));
    const index = new ClockedIndex(this.clock);
    this.firms = new FirmCopy(index);
    this.programs = new ProgramCopy(index);
    this.matcher = new IndexMatcher(index, this.firms);
    this.writer = new MatchWriter(index);
    for (const each of firms) this.firms.apply(stateOf(each));
    for (const each of programs) this.programs.apply(stateOf(each));
  }
}

const byId = <T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, T> =>
  new Map(list.map((each) => [each.id, each]));
const plain = ({ firms, programs }: MatcherWorld) => new PlainMatcher(byId(firms), byId(programs));

describeMatcher('the definition', plain);
describeMatcher('the index', (world) => new Indexed(world).matcher);

/** Worlds to look at: raise it to look longer. */
const runs = Number(process.env.IEUM_MATCHER_RUNS ?? 25);

const offer = fc
  .record({
    made: program('p'),
    tracks: fc.subarray(['automotive', 'semiconductor', 'regional-north']),
    kinds: fc.subarray(['prototype', 'marketing', 'rnd']),
    amount: fc.option(fc.constantFrom(0, 50_000_000, 3_000_000_000), { nil: undefined }),
    end: fc.option(fc.constantFrom('2023', '2024-06', '2025-12-31'), { nil: undefined }),
  })
  .map(({ made, tracks, kinds, amount, end }) => (id: string, version: number): PublishedProgram => ({
    ...programOf(id),
    ...made,
    calls: made.calls.map((call) => ({ ...call, title: '공고', closing: 'fixed' as const })),
    id,
    version,
    tracks,
    supports: kinds.map((kind) => ({ kind, title: kind })),
    ...(amount !== undefined && { budget: { amount } }),
    ...(end !== undefined && { period: { end } }),
  }));

const filter = fc.record({
  tracks: fc.subarray(['automotive', 'semiconductor', 'blockchain'], { maxLength: 2 }),
  kinds: fc.subarray(['prototype', 'rnd'], { maxLength: 1 }),
  status: fc.subarray(['planned', 'open', 'closed', 'ended'] as const),
  areas: fc.subarray(['43', '43110', '43130', '11110'], { maxLength: 2 }),
});

const question = fc.record({
  asOf: fc.option(dayOrInstant),
  filter: fc.oneof({ weight: 2, arbitrary: fc.constant(noFilter) }, filter),
  relevant: fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, fc.nat(3)),
  include: fc.oneof(fc.constant(['unknown', 'ineligible'] as const), fc.subarray(['unknown', 'ineligible'] as const)),
  count: fc.nat(20),
  verdict: fc.constantFrom('eligible' as const, 'unknown' as const),
  passed: fc.nat(99_999_999),
});

describe('the index gives what the definition gives', () => {
  it(
    'for pages, totals, order, filters and texts, for what is written of a match, for firms and for reach, over edits and time',
    () => {
      let listed = 0;
      let firmsListed = 0;
      fc.assert(
        fc.property(
          fc.array(offer, { minLength: 3, maxLength: 14 }),
          fc.array(firm, { minLength: 1, maxLength: 10 }),
          fc.array(offer, { maxLength: 4 }),
          fc.array(question, { minLength: 1, maxLength: 5 }),
          rule().map((each) => JSON.stringify(each)),
          fc.date({ min: new Date('2019-01-01T00:00:00Z'), max: new Date('2026-12-31T00:00:00Z'), noInvalidDate: true }),
          (offers, profiles, edits, questions, written, now) => {
            const firms = profiles.map((profile, number): PublishedCompany => firmOf(`f-${number}`, profile));
            const programs = offers.map((make, number) => make(`p-${number}`, 1));
            const indexed = new Indexed({ now: now.toISOString(), firms, programs });
            let live = byId(programs);
            for (const [number, asked] of questions.entries()) {
              const edit = edits[number];
              if (edit !== undefined) {
                const edited = edit(`p-${number}`, 2 + number);
                indexed.programs.apply(stateOf(edited));
                live = byId([...live.values()].filter(({ id }) => id !== edited.id).concat(edited));
              }
              indexed.clock.time += asked.passed;
              const definition = new PlainMatcher(byId(firms), live);
              const asOf = asked.asOf ?? indexed.clock.asOf();
              const relevance =
                asked.relevant === null
                  ? null
                  : new Map([...live.keys()].flatMap((id, at) => (at % 3 > 0 ? [[id, ((at + asked.relevant!) % 4) / 3] as const] : [])));
              const profile = profiles[number % profiles.length]!;
              const own = questionOf(profile, { ...asked, asOf, relevance });
              const right = definition.programsFor(own);
              expect(indexed.matcher.programsFor(own)).toEqual(right);
              listed += right.ids.length;
              for (const program of live.values()) {
                const asker = { profile, asOf, lang: asked.count % 2 === 0 ? ('ko' as const) : ('en' as const) };
                const relevant = relevance?.get(program.id) ?? null;
                const { match } = rankedMatch({ program, ...judgedCall(program, asOf) }, asker, relevant);
                expect(indexed.writer.write([{ program, relevance: relevant }], asker)).toBe(JSON.stringify([match]));
              }
              for (const programId of live.keys()) {
                const firmsAsked = { programId, asOf, verdict: asked.verdict, count: asked.count, after: `f-${asked.count % 4}` };
                const fitting = definition.firmsFor(firmsAsked);
                expect(indexed.matcher.firmsFor(firmsAsked)).toEqual(fitting);
                firmsListed += fitting.firms.length;
              }
              const reached = { rule: JSON.parse(written), applicants: ['company', 'pre-startup'] as const, call: null, asOf };
              expect(indexed.matcher.reach(reached)).toEqual(definition.reach(reached));
            }
          },
        ),
        { numRuns: runs },
      );
      expect(listed).toBeGreaterThan(2 * runs);
      expect(firmsListed).toBeGreaterThan(2 * runs);
    },
    60_000 + runs * 3_000,
  );
});

describe('the copy of firms', () => {
  const world = { now: '2024-03-04T00:00:00Z', firms: [firmOf('a', { employees: 3 }, 3)], programs: [] };
  const gone = (version: number) => ({ topic: 't', key: 'a', value: { id: 'a', version, deleted: true as const }, headers: {} });

  it('ignores what comes late or again', () => {
    const { firms } = new Indexed(world);
    expect([firms.apply(stateOf(firmOf('a', { employees: 9 }, 2))), firms.apply(stateOf(firmOf('a', {}, 3)))]).toEqual([false, false]);
    expect(firms.profileOf('a')).toEqual({ employees: 3 });
  });

  it('does not bring a deleted firm back, and remembers that of no other in its row', () => {
    const { firms } = new Indexed(world);
    expect(firms.apply(gone(4))).toBe(true);
    expect(firms.apply(stateOf(firmOf('a', {}, 3)))).toBe(false);
    expect(firms.size).toBe(0);
    expect(firms.apply(stateOf(firmOf('b', { employees: 1 }, 1)))).toBe(true);
    expect([firms.arrivals.versionOf('a'), firms.arrivals.versionOf('b')]).toEqual([4, 1]);
  });

  it('forgets with a null, also what was never deleted', () => {
    const { firms } = new Indexed(world);
    expect(firms.apply({ topic: 't', key: 'a', value: null, headers: {} })).toBe(true);
    expect([firms.profileOf('a'), firms.arrivals.versionOf('a')]).toEqual([undefined, 0]);
    expect(firms.apply({ topic: 't', key: 'a', value: null, headers: {} })).toBe(false);
  });
});
