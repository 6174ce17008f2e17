import fc from 'fast-check';
import { areaName, areaPath, areas, currentArea, isArea, relateArea, shortAreaName } from './areas.js';
import { regions } from './regions.data.js';

const byCode = new Map(areas.map((area) => [area.code, area]));
const anyArea = fc.constantFrom(...areas.map(({ code }) => code));

describe('the table', () => {
  test('holds each code once', () => {
    expect(byCode.size).toBe(areas.length);
  });

  test('leads from every area up to the country, without a circle', () => {
    for (const area of areas) {
      const seen: string[] = [];
      for (let at: string | null = area.code; at !== null; at = byCode.get(at)!.parent) {
        expect(byCode.has(at)).toBe(true);
        expect(seen).not.toContain(at);
        seen.push(at);
      }
      expect(seen.at(-1)).toBe('KR');
    }
  });

  test('names only successors and parts that it holds, and only for what ended or is the whole 시도', () => {
    for (const { code, until, successor, splitInto } of areas) {
      for (const next of [...(successor === undefined ? [] : [successor]), ...(splitInto ?? [])]) {
        expect(byCode.get(next)).toMatchObject({ code: next });
        expect(byCode.get(next)!.until).toBeUndefined();
      }
      if (successor !== undefined && code !== '36110') expect(until).toBeDefined();
      if (until !== undefined) expect([code, successor ?? splitInto ?? ['29', '46'].find((own) => own === code)]).not.toContain(undefined);
    }
  });

  test('has a source, a Korean and an English name in every row, and days in order', () => {
    for (const { ko, en, source, from, until } of areas) {
      expect(ko).toMatch(/^[가-힣]+$/);
      expect(en).toMatch(/^[A-Z][A-Za-z -]+$/);
      expect(source).not.toBe('');
      if (from !== undefined && until !== undefined) expect(from < until).toBe(true);
    }
  });

  // 226 시군구 with a council and one more since 인천 was divided, the two of 제주, and 세종 that has none below it.
  test('has the 시군구 of today', () => {
    const today = areas.filter(
      ({ code, parent, until }) => code.length === 5 && until === undefined && (parent!.length === 2 || byCode.get(parent!)!.splitInto),
    );
    expect(today).toHaveLength(227 + 2 + 1);
    const count = (province: string) => today.filter(({ code }) => areaPath(code).includes(province)).length;
    const expected = {
      11: 25,
      12: 27,
      26: 16,
      27: 9,
      28: 11,
      29: 5,
      30: 5,
      31: 5,
      36: 1,
      41: 31,
      43: 11,
      44: 15,
      46: 22,
      47: 22,
      48: 18,
      50: 2,
      51: 18,
      52: 14,
    };
    expect(Object.fromEntries(Object.keys(expected).map((province) => [province, count(province)]))).toEqual(expected);
  });

  test('has the three 권역 of 충청북도, each 시군 in one', () => {
    const grouped = regions.flatMap((region) => region.areas);
    expect([...grouped].sort()).toEqual(
      areas.filter(({ parent, until }) => parent === '43' && until === undefined).map(({ code }) => code),
    );
    expect(regions.map(({ ko }) => ko)).toEqual(['북부권', '중부권', '남부권']);
  });
});

describe('a code', () => {
  test.each(['KR', '43', '12', '42', '43130', '43199', '42110', '29110', '12999', '43000'])('%s is an area', (code) => {
    expect(isArea(code)).toBe(true);
  });

  test.each(['', 'kr', '4', '33', '99', '431', '4311', '431300', '33010', '99110', '4313a', '충주'])('%p is none', (code) => {
    expect(isArea(code)).toBe(false);
    expect(() => areaPath(code)).toThrow(RangeError);
    expect(() => relateArea(code, 'KR')).toThrow(RangeError);
    expect(areaName(code, 'ko')).toBe(code);
  });

  test.each([
    ['42', '51'],
    ['45', '52'],
    ['42110', '51110'],
    ['42999', '51999'],
    ['45111', '52111'],
    ['47720', '27720'],
    ['43710', '43110'],
    ['28170', '28177'],
    ['44730', '36'],
    ['36110', '36'],
    ['43000', '43'],
    ['42000', '51'],
    ['29', '29'],
    ['29200', '12330'],
    ['46230', '12190'],
    ['28110', '28110'],
    ['28140', '28125'],
    ['43130', '43130'],
    ['43199', '43199'],
    ['nowhere', 'nowhere'],
  ])('%s is %s today', (code, today) => {
    expect(currentArea(code)).toBe(today);
  });

  test('what stands for a place today stands for itself', () => {
    fc.assert(fc.property(anyArea, (code) => currentArea(currentArea(code)) === currentArea(code)));
  });
});

describe('the way up', () => {
  test.each([
    ['43111', ['43111', '43110', '43', 'KR']],
    ['43130', ['43130', '43', 'KR']],
    ['43745', ['43745', '43', 'KR']],
    ['43199', ['43199', '43', 'KR']],
    ['41113', ['41113', '41110', '41', 'KR']],
    ['42110', ['51110', '51', 'KR']],
    ['45', ['52', 'KR']],
    ['29', ['29', '12', 'KR']],
    ['46110', ['12110', '46', '12', 'KR']],
    ['12999', ['12999', '12', 'KR']],
    ['47720', ['27720', '27', 'KR']],
    ['KR', ['KR']],
  ])('from %s', (code, path) => {
    expect(areaPath(code)).toEqual(path);
  });
});

describe('a site and a listed area', () => {
  test.each([
    ['43111', '43110', 'inside'],
    ['43111', '43', 'inside'],
    ['43110', '43110', 'inside'],
    ['43130', 'KR', 'inside'],
    ['43', '43130', 'wider'],
    ['43110', '43111', 'wider'],
    ['KR', '43', 'wider'],
    ['43745', '43740', 'outside'],
    ['43740', '43745', 'outside'],
    ['43111', '43112', 'outside'],
    ['43199', '43', 'inside'],
    ['43199', '43130', 'outside'],
    ['43000', '43130', 'wider'],
    ['42110', '51', 'inside'],
    ['51110', '42', 'inside'],
    ['42', '51', 'inside'],
    ['51', '42', 'inside'],
    ['42777', '51777', 'inside'],
    ['47720', '27', 'inside'],
    ['47720', '47', 'outside'],
    ['29', '12', 'inside'],
    ['12', '29', 'wider'],
    ['29110', '12', 'inside'],
    ['12210', '29', 'inside'],
    ['12210', '46', 'outside'],
    ['12210', '29110', 'inside'],
    ['29', '46', 'outside'],
    ['36', '36110', 'inside'],
    ['36110', '36', 'inside'],
    ['43710', '43110', 'inside'],
  ])('%s to %s: %s', (site, listed, relation) => {
    expect(relateArea(site, listed)).toBe(relation);
  });

  test.each([
    ['28155', '28110', 'inside'],
    ['28110', '28155', 'wider'],
    ['28110', '28125', 'wider'],
    ['28125', '28110', 'wider'],
    ['28140', '28125', 'inside'],
    ['28290', '28260', 'inside'],
    ['28260', '28290', 'wider'],
    ['28155', '28125', 'outside'],
    ['28110', '28', 'inside'],
    ['28110', '28260', 'outside'],
  ])('인천 divided: %s to %s: %s', (site, listed, relation) => {
    expect(relateArea(site, listed)).toBe(relation);
  });

  test('every area lies inside itself and the country, and nothing is inside and wider at once', () => {
    fc.assert(
      fc.property(anyArea, anyArea, (a, b) => {
        expect(relateArea(a, a)).toBe('inside');
        expect(relateArea(a, 'KR')).toBe('inside');
        if (relateArea(a, b) === 'inside') expect(relateArea(b, a)).toBe(currentArea(a) === currentArea(b) ? 'inside' : 'wider');
        if (relateArea(a, b) === 'outside') expect(relateArea(b, a)).toBe('outside');
      }),
    );
  });

  test('what lies inside an area lies inside all that holds that area', () => {
    const listed = anyArea.chain((area) => fc.tuple(fc.constant(area), fc.constantFrom(...areaPath(area))));
    fc.assert(
      fc.property(listed, ([inner, outer]) => {
        for (const upper of areaPath(outer)) expect(relateArea(inner, upper)).toBe('inside');
      }),
    );
    fc.assert(
      fc.property(anyArea, anyArea, anyArea, (a, b, c) => {
        if (relateArea(a, b) === 'inside' && relateArea(b, c) === 'inside') expect(relateArea(a, c)).toBe('inside');
      }),
    );
  });
});

describe('a name', () => {
  test.each([
    ['43130', '충청북도 충주시', '충주시', 'Chungju-si, Chungcheongbuk-do'],
    ['43111', '충청북도 청주시 상당구', '청주시 상당구', 'Sangdang-gu, Cheongju-si, Chungcheongbuk-do'],
    ['43', '충청북도', '충청북도', 'Chungcheongbuk-do'],
    ['KR', '대한민국', '대한민국', 'Republic of Korea'],
    ['43199', '충청북도(43199)', '충청북도(43199)', 'Chungcheongbuk-do (43199)'],
    ['42110', '강원특별자치도 춘천시', '춘천시', 'Chuncheon-si, Gangwon State'],
    ['29110', '전남광주통합특별시 동구', '동구', 'Dong-gu, Jeonnam-Gwangju'],
    ['29', '광주광역시', '광주광역시', 'Gwangju'],
    ['28290', '인천광역시 검단구', '검단구', 'Geomdan-gu, Incheon'],
    ['36110', '세종특별자치시', '세종특별자치시', 'Sejong'],
  ])('of %s', (code, ko, short, en) => {
    expect(areaName(code, 'ko')).toBe(ko);
    expect(shortAreaName(code, 'ko')).toBe(short);
    expect(areaName(code, 'en')).toBe(en);
  });
});
