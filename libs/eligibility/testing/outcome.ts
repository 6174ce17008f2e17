import {
  type CallDates,
  type Criterion,
  judge,
  type Judged,
  type Lang,
  type Outcome,
  parseProfile,
  parseRule,
  type Profile,
} from '#eligibility';

/** The reference date of the examples, where they name none. */
export const today = '2024-05-10';

/** The outcome of one criterion, which like the firm must be accepted by its door. */
export function outcome(criterion: Criterion, profile: Profile, judged: Partial<Judged> = {}): Outcome {
  accepted(criterion, profile);
  return judge(criterion, profile, { asOf: today, ...judged }).trace[0]!.outcome;
}

/** What one criterion asks and what the firm has, in words. */
export function words(
  criterion: Criterion,
  profile: Profile,
  lang: Lang = 'ko',
  call?: CallDates,
): readonly [required: string, actual: string] {
  accepted(criterion, profile);
  const [entry] = judge(criterion, profile, { asOf: today, ...(call === undefined ? {} : { call }) }, lang).trace;
  return [entry!.required, entry!.actual];
}

/** The paths at which a rule is refused; none if it is accepted. */
export function refusedAt(rule: unknown): readonly string[] {
  const parsed = parseRule(rule);
  return parsed.ok ? [] : parsed.errors.map(({ path }) => path);
}

function accepted(rule: unknown, profile: unknown): void {
  const errors = [parseRule(rule), parseProfile(profile)].flatMap((parsed) => (parsed.ok ? [] : parsed.errors));
  if (errors.length > 0) throw new Error(`The example is refused: ${JSON.stringify(errors)}`);
}
