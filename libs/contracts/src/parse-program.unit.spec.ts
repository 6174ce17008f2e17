import { parseCall, parseProgram } from './parse-program.js';

const least = { title: '시험 사업', applicants: ['company'] };
const ids = () => 'made-id';

function errorsOf(input: unknown, lang: 'ko' | 'en' = 'ko') {
  const parsed = parseProgram(input, ids, lang);
  return parsed.ok ? [] : parsed.errors.map(({ path }) => path);
}

describe('parseProgram', () => {
  it('fills what may be left out', () => {
    const parsed = parseProgram(least, ids);
    expect(parsed).toEqual({
      ok: true,
      value: {
        ...least,
        otherNames: [],
        tracks: [],
        summary: '',
        host: { organization: '' },
        supports: [],
        flags: [],
        sources: [],
        remarks: [],
        calls: [],
      },
    });
  });

  it('leaves aside id, version and status that come back as they were read', () => {
    const parsed = parseProgram({ ...least, id: 'x', version: 3, status: 'open' }, ids);
    expect(parsed.ok && Object.keys(parsed.value)).not.toEqual(expect.arrayContaining(['id', 'version', 'status']));
  });

  it('gives an id to a call without one, and says how it closes by its dates', () => {
    const parsed = parseProgram({ ...least, calls: [{ closesAt: '2024-03-18' }, { id: 'own', title: '2차 공고' }] }, ids);
    expect(parsed.ok && parsed.value.calls).toEqual([
      { id: 'made-id', title: '시험 사업', closesAt: '2024-03-18', closing: 'fixed' },
      { id: 'own', title: '2차 공고', closing: 'unknown' },
    ]);
  });

  it.each([
    [{ applicants: ['company'] }, ['/title']],
    [{ ...least, title: '  ' }, ['/title']],
    [{ ...least, applicants: ['firm'] }, ['/applicants/0']],
    [{ ...least, tracks: ['automotive', 'cars'] }, ['/tracks/1']],
    [{ ...least, budget: { amount: 0.5 } }, ['/budget/amount']],
    [{ ...least, budget: { amount: -1 } }, ['/budget/amount']],
    [{ ...least, period: { start: '2024-13' } }, ['/period/start']],
    [{ ...least, period: { start: '2024-02-30' } }, ['/period/start']],
    [{ ...least, period: { start: '2024-05', end: '2024-04' } }, ['/period/end']],
    [{ ...least, sources: [{ document: 'plan', lines: [5, 3] }] }, ['/sources/0/lines']],
    [{ ...least, 'a/b~c': 1 }, ['/a~1b~0c']],
    [{ ...least, calls: [{ opensAt: '2024-03-04T09:00:00' }] }, ['/calls/0/opensAt']],
    [{ ...least, calls: [{ opensAt: '2024-03-05', closesAt: '2024-03-04' }] }, ['/calls/0/closesAt']],
    [{ ...least, calls: [{ id: 'a' }, { id: 'b' }, { id: 'a' }] }, ['/calls/2/id']],
    [{ ...least, calls: [{ id: 'Big' }] }, ['/calls/0/id']],
    [{ ...least, calls: [{ url: 'javascript:alert(1)' }] }, ['/calls/0/url']],
    [[], ['']],
    [null, ['']],
    ['text', ['']],
  ])('refuses %j at %j', (input, paths) => {
    expect(errorsOf(input)).toEqual(paths);
  });

  it('lets a call close on the day it opens', () => {
    expect(errorsOf({ ...least, calls: [{ opensAt: '2024-03-04T09:00:00+09:00', closesAt: '2024-03-04' }] })).toEqual([]);
  });

  it('says rule-invalid as soon as a rule is wrong, with all that is wrong', () => {
    const parsed = parseProgram({ ...least, title: '', rule: { all: [] }, calls: [{ rule: { age: { min: -1 } } }] }, ids);
    expect(parsed).toMatchObject({ ok: false, code: 'rule-invalid' });
    expect(errorsOf({ ...least, title: '', rule: { all: [] }, calls: [{ rule: { age: { min: -1 } } }] })).toEqual([
      '/rule/all',
      '/calls/0/rule/age/min',
      '/title',
    ]);
  });

  it('speaks the language that is asked for', () => {
    const message = (lang: 'ko' | 'en') => {
      const parsed = parseProgram({ ...least, period: { start: '24' } }, ids, lang);
      return parsed.ok ? '' : parsed.errors[0]?.message;
    };
    expect(message('ko')).toMatch(/연도/);
    expect(message('en')).toMatch(/year/);
  });

  it.each([
    [{ applicants: ['company'] }, '꼭 입력해야 합니다.'],
    [{ ...least, title: ' ' }, '꼭 입력해야 합니다.'],
    [{ ...least, title: 7 }, '글자로 입력해 주세요.'],
    [{ ...least, title: null }, '글자로 입력해 주세요.'],
    [{ ...least, title: '가'.repeat(501) }, '500자를 넘을 수 없습니다.'],
    [{ ...least, budget: { amount: -1 } }, '0 이상이어야 합니다.'],
    [{ ...least, budget: { amount: 0.5 } }, '정수로 입력해 주세요.'],
    [{ ...least, budget: { amount: '2억' } }, '숫자로 입력해 주세요.'],
    [{ ...least, supports: {} }, '목록으로 입력해 주세요.'],
    [{ ...least, supports: [{ kind: 'rnd', title: '가', quota: { count: 0, unit: '건' } }] }, '0보다 커야 합니다.'],
    [{ ...least, host: '기관' }, '항목을 담은 객체로 입력해 주세요.'],
    [{ ...least, ruleCovers: 'some' }, '다음 중 하나여야 합니다: all, part'],
    [{ ...least, calls: [{ url: 'ftp://x' }] }, '웹 주소(https://…)로 입력해 주세요.'],
    [{ ...least, calls: [{ announce: 'no' }] }, 'true 또는 false로 입력해 주세요.'],
    [{ ...least, more: 1 }, '알 수 없는 항목입니다.'],
    ['text', '항목을 담은 객체로 입력해 주세요.'],
  ])('%j: %s', (input, message) => {
    const parsed = parseProgram(input, ids);
    expect(parsed.ok ? [] : parsed.errors.map((error) => error.message)).toEqual([message]);
  });

  it('survives a rule that is nested ten thousand deep', () => {
    let rule: unknown = { site: { in: ['43'] } };
    for (let depth = 0; depth < 10_000; depth += 1) rule = { not: rule };
    expect(parseProgram({ ...least, rule }, ids)).toMatchObject({ ok: false, code: 'rule-invalid' });
  });
});

describe('parseCall', () => {
  it('points into the call', () => {
    const parsed = parseCall({ opensAt: '2024-03-05', closesAt: '2024-03-04', rule: null }, '시험 사업');
    expect(parsed.ok ? [] : parsed.errors.map(({ path }) => path)).toEqual(['/closesAt']);
  });

  it('takes the programme’s title where it has none', () => {
    expect(parseCall({}, '시험 사업')).toEqual({ ok: true, value: { title: '시험 사업', closing: 'unknown' } });
  });
});
