import { type CallDates, type Criterion, type Profile, possibleSizes, type Rule, type SiteKind } from '#eligibility';
import { addDays, addYears, areaPath, currentArea, sectionOf } from '#korea';
import { asOf } from '../workload.js';

/**
 * Rules in two values over flat records, which is what the peers can hold: one formula for "certainly", one for "perhaps". Only the constructs that the workload has.
 * What takes law or geography to know (the class by law, the way up from a county) stands in the record, so that the peers need not know it.
 */
export type Formula =
  | { readonly and: readonly Formula[] }
  | { readonly or: readonly Formula[] }
  | { readonly not: Formula }
  | { readonly absent: Column }
  /** One of these certificates, valid on the day. */
  | { readonly held: readonly string[]; readonly on: string }
  | { readonly has: Column; readonly of: readonly string[] }
  | { readonly atLeast: Column; readonly value: number }
  | { readonly atMost: Column; readonly value: number };

/** Lists of texts, and numbers; null where nothing is given. An atom over null is false. */
export type Column = string;
export interface Held {
  readonly code: string;
  readonly from: string;
  readonly until: string;
}
export type Record_ = Readonly<Record<Column, readonly string[] | readonly Held[] | number | null>>;

export const lists = [
  'sites',
  'sitesAt',
  'main',
  'industries',
  'mainAt',
  'industriesAt',
  'form',
  'fields',
  'stage',
  'clear',
  'barred',
  'received',
  'yes',
  'no',
];
const sizeDays: Readonly<Record<string, string>> = {
  size2024: '2024-06-01',
  size2025: '2025-06-01',
  size2025b: '2025-10-01',
  size2026: '2026-02-01',
};
const years = [2024, 2025, 2026];
export const sizeLists = Object.keys(sizeDays);
export const numbers = ['established', 'staffLow', 'staffHigh', ...years.flatMap((year) => [`salesLow${year}`, `salesHigh${year}`])];

const endless = 1e15;
const dayOf = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
const beginnings = (code: string) => [
  ...(code.length > 1 ? Array.from({ length: code.length - 1 }, (_, cut) => code.slice(0, code.length - cut)) : []),
  sectionOf(code),
];

export function recordOf(profile: Profile): Record_ {
  const { sites, industries, employees, certificates, standing, received, answers = {} } = profile;
  const ends = (value: number | { readonly min?: number; readonly max?: number } | undefined) =>
    value === undefined ? [null, null] : typeof value === 'number' ? [value, value] : [value.min ?? 0, value.max ?? endless];
  const answered = (said: boolean) => Object.keys(answers).filter((key) => answers[key] === said);
  const flags = Object.entries(standing ?? {});
  return {
    sites: sites?.flatMap(({ kind = 'any', area }) => areaPath(area).map((place) => `${kind} ${place}`)) ?? null,
    sitesAt: sites?.map(({ kind = 'any', area }) => `${kind} ${areaPath(area)[0]}`) ?? null,
    main: industries?.slice(0, 1).flatMap(beginnings) ?? null,
    mainAt: industries?.slice(0, 1) ?? null,
    industries: industries?.flatMap(beginnings) ?? null,
    industriesAt: industries ?? null,
    established: profile.establishedOn === undefined ? null : dayOf(profile.establishedOn),
    staffLow: ends(employees)[0]!,
    staffHigh: ends(employees)[1]!,
    ...Object.fromEntries(
      years.flatMap((year) => {
        const latest = profile.revenues?.filter((each) => each.year < year).sort((a, b) => b.year - a.year)[0]?.amount;
        return [
          [`salesLow${year}`, ends(latest)[0]],
          [`salesHigh${year}`, ends(latest)[1]],
        ];
      }),
    ),
    ...Object.fromEntries(Object.entries(sizeDays).map(([name, day]) => [name, possibleSizes(profile, day)])),
    stage: profile.stage === undefined ? null : [profile.stage],
    form: profile.form === undefined ? null : [profile.form],
    fields: profile.fields ?? null,
    certificates:
      certificates?.map(({ code, issuedOn = '0000-01-01', validUntil = '9999-12-31' }) => ({ code, from: issuedOn, until: validUntil })) ??
      null,
    clear: flags.filter(([, applies]) => !applies).map(([flag]) => flag),
    barred: flags.filter(([, applies]) => applies).map(([flag]) => flag),
    received: received?.map(({ programId, year }) => `${programId} ${year}`) ?? null,
    yes: answered(true),
    no: answered(false),
  };
}

const has = (column: Column, of: readonly string[]): Formula => ({ has: column, of });
const and = (...parts: readonly Formula[]): Formula => ({ and: parts });
const or = (...parts: readonly Formula[]): Formula => ({ or: parts });
const not = (part: Formula): Formula => ({ not: part });
const absent = (column: Column): Formula => ({ absent: column });

export interface Pair {
  readonly certain: Formula;
  readonly perhaps: Formula;
}

export function pairOf(rule: Rule, call: CallDates | null): Pair {
  if ('not' in rule) {
    const { certain, perhaps } = pairOf(rule.not, call);
    return { certain: not(perhaps), perhaps: not(certain) };
  }
  if ('all' in rule || 'any' in rule) {
    const parts = ('all' in rule ? rule.all : rule.any).map((part) => pairOf(part, call));
    const join = 'all' in rule ? and : or;
    return { certain: join(...parts.map((part) => part.certain)), perhaps: join(...parts.map((part) => part.perhaps)) };
  }
  return criterion(rule, call?.noticedOn ?? asOf);
}

/** Who sees it: the rule's own pair, narrowed. */
export function visible(pair: Pair, applicants: readonly string[], rule: Rule): Pair {
  const listsPre = JSON.stringify(rule).includes('"pre-startup"');
  const pre = applicants.includes('pre-startup') || listsPre;
  const seen = pre ? not(has('stage', ['closed'])) : not(has('stage', ['closed', 'pre-startup']));
  return { certain: and(pair.certain, seen), perhaps: and(pair.perhaps, seen) };
}

function given(column: Column, certain: Formula): Pair {
  return { certain, perhaps: or(absent(column), certain) };
}

function criterion(each: Criterion, on: string): Pair {
  if ('site' in each) {
    const areas = each.site.in.map(currentArea);
    const kinds: readonly (SiteKind | 'any')[] = each.site.kinds ?? ['head', 'factory', 'lab', 'branch', 'any'];
    const places = (of: readonly string[], codes: readonly string[]) => of.flatMap((kind) => codes.map((code) => `${kind} ${code}`));
    const certain = has('sites', places(kinds, areas));
    const above = areas.flatMap((code) => areaPath(code).slice(1));
    return {
      certain,
      perhaps: or(
        absent('sites'),
        certain,
        has('sites', places(['any'], each.site.kinds === undefined ? [] : areas)),
        has('sitesAt', places([...kinds, 'any'], above)),
      ),
    };
  }
  if ('industry' in each) {
    const [inside, at] = each.industry.main === true ? ['main', 'mainAt'] : ['industries', 'industriesAt'];
    const certain = has(inside, each.industry.in);
    return {
      certain,
      perhaps: or(
        absent(inside),
        certain,
        has(
          at,
          each.industry.in.flatMap((code) => beginnings(code).slice(1)),
        ),
      ),
    };
  }
  if ('size' in each) {
    const column = on.startsWith('2025') ? (on < '2025-09-01' ? 'size2025' : 'size2025b') : `size${on.slice(0, 4)}`;
    const fitting = possibleSizesOf(each.size.in);
    const others = ['micro', 'small-not-micro', 'medium', 'mid', 'large'].filter((size) => !fitting.includes(size));
    return { certain: and(has(column, fitting), not(has(column, others))), perhaps: has(column, fitting) };
  }
  if ('age' in each) {
    const operating = not(has('stage', ['pre-startup']));
    const day = (years: number) => lastWithAnniversary(years, on);
    const { min, below } = each.age;
    const parts: Formula[] = [{ atMost: 'established', value: dayOf(on) }];
    if (min !== undefined) parts.push({ atMost: 'established', value: day(min) });
    if (below !== undefined) parts.push({ atLeast: 'established', value: day(below) + 1 });
    const within = and(...parts);
    return { certain: and(operating, within), perhaps: and(operating, or(absent('established'), within)) };
  }
  if ('employees' in each) return bounded(each.employees, 'staffLow', 'staffHigh');
  if ('revenue' in each) return bounded(each.revenue, `salesLow${on.slice(0, 4)}`, `salesHigh${on.slice(0, 4)}`);
  if ('certificate' in each) {
    const codes = each.certificate.any ?? each.certificate.none!;
    const held: Formula = { held: codes, on };
    return given('certificates', each.certificate.any === undefined ? and(not(absent('certificates')), not(held)) : held);
  }
  if ('stage' in each) {
    const implied = and(absent('stage'), { atMost: 'established', value: dayOf(on) });
    const stated = has('stage', each.stage.in);
    const certain = each.stage.in.includes('operating') ? or(stated, implied) : stated;
    return { certain, perhaps: or(certain, and(absent('stage'), not(implied))) };
  }
  if ('form' in each) return given('form', has('form', each.form.in));
  if ('field' in each) return given('fields', has('fields', each.field.in));
  if ('standing' in each)
    return { certain: and(...each.standing.none.map((flag) => has('clear', [flag]))), perhaps: not(has('barred', each.standing.none)) };
  if ('received' in each) {
    const last = Number(on.slice(0, 4));
    const had = each.received.none.flatMap((id) => Array.from({ length: each.received.withinYears! }, (_, back) => `${id} ${last - back}`));
    return given('received', and(not(absent('received')), not(has('received', had))));
  }
  return { certain: has('yes', [`*/${each.id}`]), perhaps: not(has('no', [`*/${each.id}`])) };
}

/** The last day whose anniversary after so many years is not after `on`. */
function lastWithAnniversary(years: number, on: string): number {
  let day = addDays(addYears(on, -years), -1);
  while (addYears(addDays(day, 1), years) <= on) day = addDays(day, 1);
  return dayOf(day);
}

function bounded({ min, max }: { readonly min?: number; readonly max?: number }, low: Column, high: Column): Pair {
  const certain = and(
    ...(min === undefined ? [] : [{ atLeast: low, value: min }]),
    ...(max === undefined ? [] : [{ atMost: high, value: max }]),
  );
  const perhaps = and(
    ...(min === undefined ? [] : [{ atLeast: high, value: min }]),
    ...(max === undefined ? [] : [{ atMost: low, value: max }]),
  );
  return { certain: and(not(absent(low)), certain), perhaps: or(absent(low), perhaps) };
}

function possibleSizesOf(classes: readonly ('micro' | 'small' | 'medium' | 'sme' | 'mid' | 'large')[]): readonly string[] {
  return [...new Set(classes.flatMap((sizeClass) => possibleSizes({ sizeClass }, '2025-01-01')))];
}
