import type { Profile, StandingFlag } from '#eligibility';

type Entry = readonly [name: string, value: string];

const standingFlags: readonly StandingFlag[] = ['tax-arrears', 'credit-default', 'suspended', 'sanctioned'];
/** Says that a list was answered and is empty. */
const none = 'none';

/**
 * A profile as the pages carry it in their addresses, so that a programme is shown with its verdict. What they have no name for (bands, assets,
 * dates of certificates, keywords) is left out.
 */
export function profileAddress(profile: Profile): URLSearchParams {
  const { sites = [], industries = [], revenues = [], interests = [], answers = {}, employees, standing } = profile;
  const entries: readonly Entry[] = [
    ...sites.map(({ area, kind }): Entry => ['area', kind === undefined ? area : `${area}:${kind}`]),
    ...industries.map((code): Entry => ['industry', code]),
    ...single('established', profile.establishedOn),
    ...single('stage', profile.stage),
    ...single('employees', typeof employees === 'number' ? String(employees) : undefined),
    ...revenues.flatMap(({ year, amount }): Entry[] => (typeof amount === 'number' ? [['revenue', `${year}:${amount}`]] : [])),
    ...list(
      'cert',
      profile.certificates?.map(({ code }) => code),
    ),
    ...single('size', profile.sizeClass),
    ...single('form', profile.form),
    ...list('field', profile.fields),
    ...list('standing', standing && standingFlags.filter((flag) => standing[flag] === true)),
    ...list(
      'received',
      profile.received?.map(({ programId, year }) => `${programId}:${year}`),
    ),
    ...Object.entries(answers).map(([key, value]): Entry => ['answer', `${key}:${value}`]),
    ...interests.map((code): Entry => ['interest', code]),
  ];
  return new URLSearchParams(entries.map(([name, value]) => [name, value]));
}

function single(name: string, value: string | undefined): Entry[] {
  return value === undefined ? [] : [[name, value]];
}

function list(name: string, values: readonly string[] | undefined): Entry[] {
  if (values === undefined) return [];
  return values.length === 0 ? [[name, none]] : values.map((value) => [name, value]);
}
