import { lintRule, parseRule, type Rule } from './index.js';

/** All warnings but those about quotes, which the examples have none of. */
const warned = (rule: Rule): readonly string[] => {
  expect(parseRule(rule).ok).toBe(true);
  return lintRule(rule)
    .filter(({ code }) => code !== 'no-quote')
    .map(({ path, code }) => `${path} ${code}`);
};

test.each<[Rule, string[]]>([
  [{ site: { in: ['43130'] } }, []],
  [{ employees: { above: 3, below: 4 } }, ['/employees integer-gap']],
  [{ employees: { min: 3, below: 4 } }, []],
  [{ revenue: { min: 0.1, max: 0.9 } }, ['/revenue integer-gap']],
  // Age compares dates: between the third and the fourth anniversary there is a year.
  [{ age: { above: 3, below: 4 } }, []],
  [{ employees: { min: 0 } }, ['/employees always-met']],
  [{ size: { in: ['sme', 'mid', 'large'] } }, ['/size always-met']],
  [{ stage: { in: ['closed', 'operating', 'pre-startup'] } }, ['/stage always-met']],
  [{ site: { in: ['43', '43130'] } }, ['/site redundant-entry']],
  [{ industry: { in: ['28202', 'C'] } }, ['/industry redundant-entry']],
  [{ size: { in: ['small', 'sme'] } }, ['/size redundant-entry']],
  [{ all: [{ size: { in: ['small'] } }, { size: { in: ['medium', 'mid'] } }] }, [' exclusive']],
  [{ all: [{ size: { in: ['small'] } }, { size: { in: ['sme'] } }] }, []],
  [{ any: [{ all: [{ stage: { in: ['closed'] } }, { all: [{ stage: { in: ['operating'] } }] }] }] }, ['/any/0 exclusive']],
  [{ any: [{ form: { in: ['other'] } }, { form: { in: ['corporation'] } }] }, []],
  [{ all: [{ form: { in: ['other'] } }, { not: { form: { in: ['corporation'] } } }] }, []],
  [{ not: { not: { form: { in: ['other'] } } } }, [' double-not']],
  [{ not: { confirm: '대리점 모집', id: 'dealer' } }, ['/not negated-confirm']],
  [{ site: { in: ['43'] }, on: 'close' }, ['/on date-without-effect']],
  [{ age: { max: 7 }, on: 'close' }, []],
  [{ any: [{ form: { in: ['other'] }, strength: 'preferred' }] }, [' only-preferred']],
])('%j: %j', (rule, expected) => {
  expect(warned(rule)).toEqual(expected);
});

test('a criterion without its sentence is named, in either language', () => {
  const rule: Rule = { all: [{ site: { in: ['43'] } }, { age: { max: 7 }, quote: '창업 7년 이내' }] };
  expect(lintRule(rule)).toEqual([{ path: '/all/0', code: 'no-quote', message: '공고문의 어느 문장인지(quote) 적혀 있지 않습니다.' }]);
  expect(lintRule(rule, 'en')[0]!.message).toBe('The sentence it stands for (quote) is not given.');
});
