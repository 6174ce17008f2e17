import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { judge, lintRule, parseProfile, parseRule, type Profile, type Rule, testNames } from './index.js';

const page = readFileSync(join(__dirname, '../../../docs/eligibility.md'), 'utf8');

/** The examples marked so, in order. */
function examples(kind: 'rule' | 'profile' | 'judgement'): readonly unknown[] {
  return [...page.matchAll(new RegExp(`^\`\`\`json ${kind}\\n([^]*?)^\`\`\`$`, 'gm'))].map(([, text]) => JSON.parse(text!) as unknown);
}

test.each(testNames)('the table of tests has a row for %s, whose example is right', (name) => {
  const row = new RegExp(`^\\| \`${name}\` +\\| \`([^|]+)\` +\\|( [^|]+ \\|){3}$`, 'm').exec(page);
  expect(row).not.toBeNull();
  expect(parseRule({ [name]: JSON.parse(row![1]!) as unknown, id: 'example' })).toMatchObject({ ok: true });
});

test('every warning is named', () => {
  const rule: Rule = {
    all: [
      { not: { not: { employees: { above: 3, below: 4 }, on: 'close' } } },
      { not: { confirm: '?', id: 'c' } },
      { revenue: { min: 0 } },
      { site: { in: ['43', '43130'] } },
      { form: { in: ['other'] } },
      { form: { in: ['corporation'] } },
    ],
  };
  const codes = [...lintRule(rule), ...lintRule({ form: { in: ['other'] }, strength: 'preferred' })].map(({ code }) => code);
  expect(new Set(codes).size).toBe(9);
  for (const code of codes) expect(page).toContain(`\`${code}\``);
});

test('the examples are accepted, and judged as they say', () => {
  expect(examples('rule')).toHaveLength(2);
  for (const rule of examples('rule')) expect(parseRule(rule)).toMatchObject({ ok: true });
  for (const profile of examples('profile')) expect(parseProfile(profile)).toMatchObject({ ok: true });
  const [rule, profile, judgement] = [examples('rule')[1] as Rule, examples('profile')[0] as Profile, examples('judgement')[0]];
  expect(judge(rule, profile, { asOf: '2024-05-10' })).toMatchObject(judgement as object);
});
