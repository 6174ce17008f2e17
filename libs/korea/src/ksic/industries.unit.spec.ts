import fc from 'fast-check';
import { classes } from './classes.data.js';
import { groups } from './groups.data.js';
import { industries, industryName, isIndustry, relateIndustry, sectionOf } from './industries.js';
import { addedByRevision11 } from './revision-11.data.js';
import { ksicRevisions } from './revisions.data.js';
import { sections } from './sections.data.js';

const codes = [...new Set(industries.map(({ code }) => code))];
const anyCode = fc.constantFrom(...codes);

describe('the table', () => {
  test('has the sections, divisions and groups of revision 10 in full', () => {
    const [ten] = ksicRevisions;
    const count = (level: string) => industries.filter((row) => row.level === level && row.revision !== 11).length;
    expect([count('section'), count('division'), count('group')]).toEqual([21, 77, 232]);
    expect(ten).toMatchObject({ revision: 10, sections: 21, divisions: 77, groups: 232 });
  });

  test('hangs every code on one that is held, and every division on a section', () => {
    for (const { code, level } of industries) {
      if (level === 'section') continue;
      expect(sections.map((section) => section.code)).toContain(sectionOf(code));
      if (level === 'group') expect(codes).toContain(code.slice(0, 2));
      if (level === 'class' || level === 'subclass') expect(codes).toContain(code.slice(0, 3));
    }
    for (const { code } of classes) expect(codes).toContain(code.slice(0, code.length - 1));
  });

  test('has every division of every section and no other', () => {
    const spanned = sections.flatMap(({ first, last }) =>
      Array.from({ length: last - first + 1 }, (_, i) => String(first + i).padStart(2, '0')),
    );
    const divisions = industries.filter(({ level }) => level === 'division').map(({ code }) => code);
    expect(divisions).toHaveLength(77);
    expect(spanned.filter((code) => divisions.includes(code))).toEqual(divisions);
  });

  test('has each code once per revision, and both rows marked where there are two', () => {
    const rows = industries.map(({ code, revision }) => `${code}/${revision ?? 'both'}`);
    expect(new Set(rows).size).toBe(rows.length);
    for (const code of codes) {
      const revisions = industries.filter((row) => row.code === code).map(({ revision }) => revision);
      expect(revisions.length === 1 || (revisions.includes(10) && revisions.includes(11))).toBe(true);
    }
  });

  test('has a Korean and an English name in every row', () => {
    for (const { ko, en } of industries) {
      expect(ko).toMatch(/^[1가-힣]/);
      expect(en).toMatch(/^[A-Z][\x20-\x7e]+$/);
    }
  });

  test('has what the programmes name', () => {
    const named = [
      '30310',
      '30320',
      '30331',
      '30332',
      '30391',
      '30392',
      '30393',
      '30399',
      '30400',
      '30201',
      '30202',
      '26111',
      '26112',
      '26121',
      '26129',
      '29271',
      '28201',
      '28202',
      '28114',
      '29162',
      '42209',
      '20423',
      '21101',
      '21102',
      '21210',
      '21220',
      '21230',
      '21300',
      '27111',
      '27112',
      '27191',
      '27192',
      '27199',
      '10801',
      '10802',
      '29280',
      '31312',
      '58211',
      '58221',
      '58222',
      '62010',
      '62021',
      '62022',
      '62090',
      '63111',
      '63112',
      '63120',
      '63991',
      '70111',
      '70112',
      '70113',
      '70121',
      '70129',
      '70130',
    ];
    expect(named.filter((code) => !classes.some((row) => row.code === code))).toEqual([]);
    const ofEleven = ['28202', '28209', '28113', '30122', '30124'];
    expect(ofEleven.filter((code) => !addedByRevision11.some((row) => row.code === code))).toEqual([]);
    expect(groups.map(({ code }) => code)).toEqual(expect.arrayContaining(['261', '271', '282', '303', '304']));
  });
});

describe('a code', () => {
  test.each(['C', 'U', '28', '282', '2820', '28202', '28299', '01', '99', '287'])('%s is an industry', (code) => {
    expect(isIndustry(code)).toBe(true);
  });

  test.each(['', 'c', 'V', 'CC', '2', '04', '09', '40', '00', '282020', '28-2', '2a', 'C28', '제조업'])('%p is none', (code) => {
    expect(isIndustry(code)).toBe(false);
    expect(() => sectionOf(code)).toThrow(RangeError);
    expect(() => relateIndustry('28', code)).toThrow(RangeError);
    expect(() => relateIndustry(code, '28')).toThrow(RangeError);
    expect(industryName(code, 'ko')).toBe(code);
  });

  test.each([
    ['28202', 'C'],
    ['C', 'C'],
    ['01', 'A'],
    ['0311', 'A'],
    ['08', 'B'],
    ['34019', 'C'],
    ['35', 'D'],
    ['36', 'E'],
    ['39', 'E'],
    ['42', 'F'],
    ['47', 'G'],
    ['52', 'H'],
    ['56111', 'I'],
    ['62010', 'J'],
    ['66', 'K'],
    ['68', 'L'],
    ['73', 'M'],
    ['76', 'N'],
    ['84', 'O'],
    ['85', 'P'],
    ['87', 'Q'],
    ['91', 'R'],
    ['94', 'S'],
    ['98', 'T'],
    ['99', 'U'],
  ])('%s is of section %s', (code, section) => {
    expect(sectionOf(code)).toBe(section);
  });
});

describe('a firm and a listed industry', () => {
  test.each([
    ['28202', '28', 'inside'],
    ['28202', 'C', 'inside'],
    ['28202', '28202', 'inside'],
    ['C', 'C', 'inside'],
    ['28202', '29', 'outside'],
    ['28202', 'J', 'outside'],
    ['28', '28202', 'wider'],
    ['C', '28202', 'wider'],
    ['C', '303', 'wider'],
    ['C', '62', 'outside'],
    ['C', 'J', 'outside'],
    ['D', '35', 'wider'],
    ['2820', '2821', 'outside'],
    ['282', '28299', 'wider'],
  ])('%s to %s: %s', (firm, listed, relation) => {
    expect(relateIndustry(firm, listed)).toBe(relation);
  });

  test('inside is transitive, and the other way round it is wider or the same', () => {
    fc.assert(
      fc.property(anyCode, anyCode, anyCode, (a, b, c) => {
        if (relateIndustry(a, b) === 'inside') expect(relateIndustry(b, a)).toBe(a === b ? 'inside' : 'wider');
        if (relateIndustry(a, b) === 'inside' && relateIndustry(b, c) === 'inside') expect(relateIndustry(a, c)).toBe('inside');
        expect(relateIndustry(a, sectionOf(a))).toBe('inside');
      }),
    );
    const downward = anyCode.chain((code) => fc.tuple(fc.constant(code), fc.integer({ min: 2, max: 5 })));
    fc.assert(
      fc.property(downward, ([code, digits]) => {
        if (code.length > 1) expect(relateIndustry(code, code.slice(0, digits))).toBe('inside');
      }),
    );
  });
});

describe('a name', () => {
  test.each([
    ['29162', '승강기 제조업', 'Manufacture of elevators'],
    ['C', '제조업', 'Manufacturing'],
    ['303', '자동차 신품 부품 제조업', 'Manufacture of new parts for motor vehicles'],
    ['29169', '기타 물품 취급장비 제조업', 'Manufacture of other handling equipment'],
    ['29168', '산업용 트럭, 승강기 및 물품 취급장비 제조업', 'Manufacture of industrial trucks, elevators and handling equipment'],
    ['03999', '어업', 'Fishing and aquaculture'],
    ['28209', '기타 이차전지 제조업', 'Manufacture of other secondary batteries'],
    [
      '28202',
      '축전지 제조업(10차) / 운송장비용 이차전지 제조업(11차)',
      'Manufacture of accumulators (rev. 10) / Manufacture of secondary batteries for transport equipment (rev. 11)',
    ],
  ])('of %s', (code, ko, en) => {
    expect(industryName(code, 'ko')).toBe(ko);
    expect(industryName(code, 'en')).toBe(en);
  });
});
