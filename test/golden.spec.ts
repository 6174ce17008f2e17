import { judgedCall, type CompanyState, type ProgramState } from '#contracts';
import { criteriaOf, judge, sees, testNames, testOf, type Judgement } from '#eligibility';
import {
  companyOf,
  programOf,
  readFirms,
  readGolden,
  readPrograms,
  type Golden,
  type GoldenEntry,
  type GoldenVerdict,
} from './support/seed-files.js';

let golden: Golden;
let firms: ReadonlyMap<string, CompanyState>;
/** The programmes of the plan, without the notices. */
let programs: ReadonlyMap<string, ProgramState>;
let notices: ReadonlyMap<string, ProgramState>;

beforeAll(async () => {
  golden = await readGolden();
  firms = new Map((await readFirms()).firms.map((firm) => [firm.id, companyOf(firm)]));
  programs = new Map((await readPrograms()).map(({ name, data }) => [name, programOf(name, data)]));
  notices = new Map(golden.notices.map((data) => [String(data['id']), programOf(String(data['id']), data)]));
});

function programFor({ program }: GoldenEntry): ProgramState {
  const found = programs.get(program) ?? notices.get(program);
  if (found === undefined) throw new Error(`No programme ${program}`);
  return found;
}

function firmOf({ firm }: GoldenEntry): CompanyState {
  const found = firms.get(firm);
  if (found === undefined) throw new Error(`No firm ${firm}`);
  return found;
}

function judgementOf(entry: GoldenEntry): Judgement & { readonly shown: GoldenVerdict } {
  const program = programFor(entry);
  const firm = firmOf(entry);
  const { call, rule } = judgedCall(program, golden.asOf);
  const judgement = judge(rule, firm, { asOf: golden.asOf, call, programId: entry.program });
  return { ...judgement, shown: sees(firm, program.applicants, rule, judgement.verdict) ? judgement.verdict : 'unseen' };
}

/** What an entry says, and what the code says of the same things. */
function compare(entry: GoldenEntry): { readonly said: object; readonly found: object } {
  const { firm, program, verdict } = entry;
  const { shown, missing, nearMiss } = judgementOf(entry);
  return {
    said: {
      firm,
      program,
      verdict,
      ...(entry.missing === undefined ? {} : { missing: entry.missing }),
      ...(entry.nearMiss === undefined ? {} : { nearMiss: entry.nearMiss }),
      ...(entry.off === undefined ? {} : { off: entry.off }),
    },
    found: {
      firm,
      program,
      verdict: shown,
      ...(entry.missing === undefined ? {} : { missing }),
      ...(entry.nearMiss === undefined ? {} : { nearMiss: nearMiss?.id ?? null }),
      ...(entry.off === undefined ? {} : { off: nearMiss?.off ?? null }),
    },
  };
}

describe('the verdicts worked out by hand', () => {
  it('are those of the rule language', () => {
    const compared = golden.verdicts.map(compare);
    expect(compared.map(({ found }) => found)).toEqual(compared.map(({ said }) => said));
  });

  it('say what is missing where unknown, and what is nearest where ineligible', () => {
    for (const entry of golden.verdicts) {
      expect({ ...entry, says: Object.hasOwn(entry, 'missing') }).toEqual({ ...entry, says: entry.verdict === 'unknown' });
      expect({ ...entry, says: Object.hasOwn(entry, 'nearMiss') }).toEqual({ ...entry, says: entry.verdict === 'ineligible' });
      expect(entry.why).toMatch(/\.$/);
    }
  });

  it('are each given once', () => {
    const pairs = golden.verdicts.map(({ firm, program }) => `${firm} ${program}`);
    expect(pairs.filter((pair, index) => pairs.indexOf(pair) !== index)).toEqual([]);
    expect([...notices.keys()].filter((id) => programs.has(id))).toEqual([]);
  });
});

describe('what the verdicts cover', () => {
  const countOf = (entries: readonly GoldenEntry[], verdict: GoldenVerdict) => entries.filter((entry) => entry.verdict === verdict).length;
  const ofThePlan = () => golden.verdicts.filter(({ program }) => programs.has(program));

  it('is enough of each verdict on the programmes of the plan', () => {
    expect(ofThePlan().length).toBeGreaterThanOrEqual(170);
    expect(countOf(ofThePlan(), 'eligible')).toBeGreaterThanOrEqual(35);
    expect(countOf(ofThePlan(), 'ineligible')).toBeGreaterThanOrEqual(35);
    expect(countOf(ofThePlan(), 'unknown')).toBeGreaterThanOrEqual(35);
    expect(countOf(ofThePlan(), 'unseen')).toBeGreaterThanOrEqual(15);
    const nearMisses = ofThePlan().filter(({ nearMiss }) => typeof nearMiss === 'string').length;
    expect(nearMisses).toBeGreaterThanOrEqual(35);
  });

  it('is every programme of the plan and every notice', () => {
    const judged = new Set(golden.verdicts.map(({ program }) => program));
    expect([...programs.keys(), ...notices.keys()].filter((id) => !judged.has(id))).toEqual([]);
  });

  it('is every firm three times or more', () => {
    for (const id of firms.keys()) {
      expect({ id, enough: golden.verdicts.filter(({ firm }) => firm === id).length >= 3 }).toEqual({ id, enough: true });
    }
  });

  it('is every test with each outcome, and every criterion of the plan, the questions aside, with two', () => {
    const outcomes = new Map<string, Set<string>>();
    const ofCriteria = new Map<string, Set<string>>();
    for (const entry of golden.verdicts.filter(({ verdict }) => verdict !== 'unseen')) {
      for (const { id, test, outcome } of judgementOf(entry).trace) {
        outcomes.set(test, (outcomes.get(test) ?? new Set()).add(outcome));
        const criterion = `${entry.program} ${id}`;
        ofCriteria.set(criterion, (ofCriteria.get(criterion) ?? new Set()).add(outcome));
      }
    }
    expect(testNames.filter((test) => outcomes.get(test)?.size !== 3)).toEqual([]);
    const decidable = [...programs].flatMap(([id, { rule }]) =>
      criteriaOf(rule)
        .filter(({ criterion }) => testOf(criterion) !== 'confirm')
        .map(({ id: criterion }) => `${id} ${criterion}`),
    );
    expect(decidable.filter((criterion) => (ofCriteria.get(criterion)?.size ?? 0) < 2)).toEqual([]);
  });
});
