import fc from 'fast-check';
import type { Applicant, Profile, Rule } from '#eligibility';
import type { IndexedCall, IndexedProgram } from '../src/programs/indexed-program.js';
import { criterion, dayOrInstant, plainProfile, profile, rule as anyRule, type RuleShape } from '../../eligibility/testing/arbitraries.js';

const one = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);

/** By way of text: rules are drawn with a stream, which fast-check cannot copy where it lies deep in other values. */
function rule(shape?: RuleShape): fc.Arbitrary<Rule> {
  return anyRule(shape)
    .map((each) => JSON.stringify(each))
    .map((text) => JSON.parse(text) as Rule);
}

export const firmIds = ['f-1', 'f-2', 'f-3', 'f-4', '이음'] as const;
export const programIds = ['p-1', 'p-2', 'p-3'] as const;

const applicants: fc.Arbitrary<Applicant[]> = fc.oneof(
  { weight: 4, arbitrary: one<Applicant[]>(['company'], ['company', 'pre-startup']) },
  one<Applicant[]>(['pre-startup'], [], ['institution']),
);

const calls: fc.Arbitrary<IndexedCall[]> = fc.uniqueArray(
  fc.record(
    {
      id: one('a', 'b', 'c'),
      noticedOn: dayOrInstant,
      opensAt: dayOrInstant,
      closesAt: dayOrInstant,
      rule: fc.option(rule({ maxDepth: 2, maxParts: 3 })),
    },
    { requiredKeys: ['id'] },
  ),
  { maxLength: 3, selector: ({ id }) => id },
);

export function program(id: string): fc.Arbitrary<IndexedProgram> {
  return fc.record(
    { id: fc.constant(id), applicants, rule: fc.option(rule(), { freq: 12 }), calls },
    { requiredKeys: ['id', 'applicants', 'calls'] },
  );
}

/** A programme that asks one thing, as it stands or negated: where a rule asks much, most of its criteria do not decide. */
export function plainProgram(id: string): fc.Arbitrary<IndexedProgram> {
  const asked = fc.tuple(criterion, fc.boolean()).map(([each, negated]): Rule => (negated ? { not: each } : each));
  const dates = fc.record(
    { id: one('a'), noticedOn: dayOrInstant, opensAt: dayOrInstant, closesAt: dayOrInstant },
    { requiredKeys: ['id'] },
  );
  return fc.record({
    id: fc.constant(id),
    applicants: one<Applicant[]>(['company', 'pre-startup']),
    rule: asked,
    calls: fc.array(dates, { maxLength: 1 }),
  });
}

export const firm: fc.Arbitrary<Profile> = fc.oneof(profile, plainProfile);

/** Something that happens to the index. */
export type Edit =
  | { readonly kind: 'firm'; readonly id: string; readonly profile: Profile }
  | { readonly kind: 'patch'; readonly id: string; readonly changes: Partial<Profile>; readonly without?: readonly (keyof Profile)[] }
  | { readonly kind: 'no-firm'; readonly id: string }
  | { readonly kind: 'program'; readonly program: IndexedProgram }
  | { readonly kind: 'no-program'; readonly id: string }
  | { readonly kind: 'clock'; readonly asOf: string };

export const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('firm' as const), id: one(...firmIds), profile: firm }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('patch' as const),
      id: one(...firmIds),
      changes: firm.chain((changes) =>
        fc.subarray(Object.keys(changes)).map((keys) => Object.fromEntries(Object.entries(changes).filter(([key]) => keys.includes(key)))),
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('no-firm' as const), id: one(...firmIds) }) },
  { weight: 4, arbitrary: one(...programIds).chain((id) => program(id).map((made) => ({ kind: 'program' as const, program: made }))) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('no-program' as const), id: one(...programIds) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('clock' as const), asOf: dayOrInstant }) },
);
