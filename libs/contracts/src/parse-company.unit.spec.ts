import { parseCompany, type CompanyDoor } from './parse-company.js';

// 삼성전자 124-81-00998: 1+6+28+8+3+0+0+27+45 = 118, ⌊45/10⌋ = 4, 122 → check 8.
const valid = { name: '시험전지', businessNumber: '124-81-00998' };

function pathsOf(input: unknown, door: CompanyDoor = 'registered') {
  const parsed = parseCompany(input, door);
  return parsed.ok ? [] : parsed.errors.map(({ path }) => path);
}

describe('parseCompany', () => {
  it('keeps ten digits of a number written with dashes', () => {
    expect(parseCompany(valid, 'registered')).toEqual({ ok: true, value: { name: '시험전지', businessNumber: '1248100998' } });
  });

  it.each([
    [{ name: '시험전지' }, ['/businessNumber']],
    [{ businessNumber: '1248100998' }, ['/name']],
    [{ ...valid, name: ' ' }, ['/name']],
    [{ ...valid, name: 7 }, ['/name']],
    [{ ...valid, businessNumber: '124-81-00999' }, ['/businessNumber']],
    [{ ...valid, businessNumber: '000-00-00000' }, ['/businessNumber']],
    [{ ...valid, businessNumber: 1248100998 }, ['/businessNumber']],
    [{ ...valid, interests: ['prototype', 'money'] }, ['/interests/1']],
    [{ ...valid, owner: '홍길동' }, ['/owner']],
    [[], ['']],
  ])('refuses %j at %j', (input, paths) => {
    expect(pathsOf(input)).toEqual(paths);
  });

  it('asks no number of a pre-startup', () => {
    expect(pathsOf({ name: '예비 창업팀', stage: 'pre-startup' })).toEqual([]);
  });

  it('asks nothing of one who stays anonymous, but refuses a wrong number', () => {
    expect(pathsOf({}, 'anonymous')).toEqual([]);
    expect(pathsOf({ businessNumber: '1248100999' }, 'anonymous')).toEqual(['/businessNumber']);
  });

  it('leaves aside id and version that come back as they were read', () => {
    expect(pathsOf({ ...valid, id: 'x', version: 4 })).toEqual([]);
  });
});
