import { listsStage, sees, type Applicant, type Profile, type Rule, type Stage, type Verdict } from './index.js';

const asks = (...stages: Stage[]): Rule => ({ stage: { in: stages } });

describe('who sees a programme', () => {
  test.each<[string, Stage | undefined, Applicant[], Rule | null, Verdict, boolean]>([
    ['an operating firm, for companies', 'operating', ['company'], null, 'ineligible', true],
    ['an operating firm, for others', 'operating', ['pre-startup', 'individual', 'institution'], null, 'eligible', false],
    ['a firm of unknown stage, for companies', undefined, ['company', 'individual'], null, 'eligible', true],
    ['a firm of unknown stage, for pre-startups', undefined, ['pre-startup'], asks('pre-startup'), 'unknown', false],
    ['a pre-startup, for pre-startups', 'pre-startup', ['pre-startup'], null, 'ineligible', true],
    ['a pre-startup, for companies', 'pre-startup', ['company'], null, 'eligible', false],
    ['a pre-startup, for companies and listed', 'pre-startup', ['company'], asks('pre-startup', 'operating'), 'eligible', true],
    ['a pre-startup, for companies and listed, not known', 'pre-startup', ['company'], asks('pre-startup'), 'unknown', true],
    ['a pre-startup, for companies and listed, ruled out', 'pre-startup', ['company'], asks('pre-startup'), 'ineligible', false],
    ['a pre-startup, for individuals and listed', 'pre-startup', ['individual'], asks('pre-startup'), 'eligible', false],
    ['a closed firm, for companies', 'closed', ['company'], null, 'eligible', false],
    ['a closed firm, for companies and listed', 'closed', ['company'], asks('closed'), 'ineligible', true],
    ['a closed firm, for others and listed', 'closed', ['pre-startup'], asks('pre-startup', 'closed'), 'eligible', true],
    ['anyone, for no one', 'operating', [], null, 'eligible', false],
    ['a closed firm, for no one though listed', 'closed', [], asks('closed'), 'eligible', false],
  ])('%s', (_, stage, applicants, rule, verdict, expected) => {
    const profile: Profile = stage === undefined ? {} : { stage };
    expect(sees(profile, applicants, rule, verdict)).toBe(expected);
  });

  test('a firm that is established, its stage not given, is one that operates', () => {
    expect(sees({ establishedOn: '2020-01-01' }, ['company'], null, 'eligible')).toBe(true);
  });
});

describe('a rule lists a stage', () => {
  test.each<[string, Rule | null, boolean]>([
    ['where a test names it', asks('closed'), true],
    ['beside others', asks('operating', 'closed'), true],
    ['anywhere', { all: [{ any: [{ form: { in: ['other'] } }, asks('closed')] }] }, true],
    ['not where another is named', asks('operating'), false],
    ['not under a not', { not: asks('closed') }, false],
    ['not under two nots', { not: { not: asks('closed') } }, false],
    ['not further down under a not', { all: [{ not: { any: [asks('closed')] } }] }, false],
    ['not where it is preferred', { stage: { in: ['closed'] }, strength: 'preferred' }, false],
    ['not by another test', { form: { in: ['other'] } }, false],
    ['not where there is no rule', null, false],
  ])('%s', (_, rule, expected) => {
    expect(listsStage(rule, 'closed')).toBe(expected);
  });
});
