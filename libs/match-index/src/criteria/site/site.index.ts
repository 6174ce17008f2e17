import type { CriterionOf, SiteKind } from '#eligibility';
import { areaPath, areas, currentArea } from '#korea';
import { ListedFamily } from '../../families/listed.family.js';
import { type Leaf, literal } from '../../rules/node.js';
import type { CriterionIndex } from '../criterion-index.js';
import { possibleIfNotGiven } from '../given.js';
import { sorted } from '../sorted.js';
import { seatCode, seatColumn } from './seat.js';

interface SiteLeaf extends Leaf {
  /** Today's codes. */
  readonly areas: readonly string[];
  /** Null: of any kind. */
  readonly kinds: readonly SiteKind[] | null;
}

const kinds = ['branch', 'factory', 'head', 'lab'] as const satisfies readonly SiteKind[];
/** A site whose kind is not given. */
const anyKind = 'any';
/** All sites, for the many rules that ask for no kind. */
const ofWhateverKind = '*';
const given = 'sites';

/** A site of one of these kinds in one of these areas: firms are kept under each area on the way up from each site, and under the area itself where a rule may ask for less of it. */
export const site: CriterionIndex<SiteLeaf> = {
  test: 'site',
  compile(criterion) {
    const asked = (criterion as CriterionOf<'site'>).site;
    const codes = sorted(asked.in.map(currentArea));
    const asKinds = asked.kinds === undefined ? null : sorted(asked.kinds);
    return literal<SiteLeaf>({
      test: 'site',
      key: `site ${codes.join(',')} ${kindsKey(asKinds)}`,
      areas: codes,
      kinds: asKinds,
    });
  },

  reads: ['sites'],
  facts({ sites }, to) {
    if (sites === undefined) return;
    to.row(given);
    for (const { kind, area } of sites) to.allRows(keysOfFirmSite(kind ?? anyKind, area));
    const seat = sites.find(({ kind }) => kind === 'head');
    if (seat === undefined) return;
    to.row(seatColumn);
    to.number(seatColumn, seatCode(seat.area), seatCode(seat.area));
  },

  cost: 2,
  firms({ areas: codes, kinds: asked }, { keys }) {
    const of = (names: readonly string[]) => names.map((name) => keys.of(name));
    const above = sorted(codes.flatMap((code) => pathOf(code).slice(1)));
    const met = of((asked ?? [ofWhateverKind]).flatMap((kind) => codes.map((code) => `site ${kind} ${code}`)));
    const possible = of([
      ...(asked === null ? [] : codes.map((code) => `site ${anyKind} ${code}`)),
      ...(asked === null ? [ofWhateverKind] : [...asked, anyKind]).flatMap((kind) => above.map((code) => `site at ${kind} ${code}`)),
    ]);
    const known = keys.of(given);
    return (segment, answer) => {
      segment.rows.copyUnion(answer.met, met, answer.length);
      possibleIfNotGiven(segment, known, answer);
      for (const key of possible) segment.rows.orInto(answer.possible, key, answer.length);
    };
  },

  familyOf: () => 'site',
  family: (_, negated, memory) =>
    new ListedFamily(
      {
        list({ areas: codes, kinds: asked }, to) {
          const above = sorted(codes.flatMap((code) => pathOf(code).slice(1)));
          for (const kind of asked ?? [ofWhateverKind]) {
            for (const code of codes) to.row(`${code} ${kind}`);
            for (const code of above) to.row(`below ${code} ${kind}`);
          }
        },
        ask({ profile: { sites } }, hits) {
          if (sites === undefined) return hits.unknown();
          for (const { kind, area } of sites) {
            const { met, possible } = keysOfSite(kind ?? anyKind, area);
            hits.metAll(met);
            hits.possibleAll(possible);
          }
        },
      },
      negated,
      memory,
    ),
};

/** Areas that hold others, so that a site known to lie there may lie in one of them. */
const wide: ReadonlySet<string> = new Set(areas.flatMap(({ parent }) => parent ?? []));
const paths = new Map<string, readonly string[]>();

function pathOf(area: string): readonly string[] {
  let path = paths.get(area);
  if (path === undefined) {
    path = areaPath(area);
    paths.set(area, path);
  }
  return path;
}

function kindsKey(asked: readonly SiteKind[] | null): string {
  return asked === null ? '*' : asked.join('+');
}

const firmKeys = new Map<string, readonly string[]>();

/** Under which keys a firm with such a site is kept. */
function keysOfFirmSite(kind: SiteKind | typeof anyKind, area: string): readonly string[] {
  const name = `${kind} ${area}`;
  let found = firmKeys.get(name);
  if (found === undefined) {
    const path = pathOf(area);
    found = [kind, ofWhateverKind].flatMap((each) => [
      ...path.map((place) => `site ${each} ${place}`),
      ...(wide.has(path[0]!) ? [`site at ${each} ${path[0]}`] : []),
    ]);
    firmKeys.set(name, found);
  }
  return found;
}

interface SiteKeys {
  readonly met: readonly string[];
  readonly possible: readonly string[];
}
const siteKeys = new Map<string, SiteKeys>();

/** Under which keys a site hits the leaves of programmes. */
function keysOfSite(kind: SiteKind | typeof anyKind, area: string): SiteKeys {
  const name = `${kind} ${area}`;
  let found = siteKeys.get(name);
  if (found === undefined) {
    const path = pathOf(area);
    const here = (prefix: string, codes: readonly string[], asked: readonly string[]) =>
      codes.flatMap((code) => asked.map((each) => `${prefix}${code} ${each}`));
    const own = kind === anyKind ? kinds : [kind];
    found = {
      met: here('', path, kind === anyKind ? [ofWhateverKind] : [ofWhateverKind, kind]),
      possible: [
        ...(kind === anyKind ? here('', path, kinds) : []),
        ...(wide.has(path[0]!) ? here('below ', [path[0]!], [ofWhateverKind, ...own]) : []),
      ],
    };
    siteKeys.set(name, found);
  }
  return found;
}
