import { smallCatalogue } from '../../testing/small-catalogue.js';
import { outlineOf } from './outline.js';

const places = outlineOf(smallCatalogue().plan);

describe('the outline', () => {
  it.each([
    [3, null, null, []],
    [8, 'I', 'I. 일반현황, 1 시설현황', [5, 7]],
    [11, 'Ⅲ', 'Ⅲ. 추진계획', [11]],
    [14, 'Ⅲ-1', 'Ⅲ-1. 가온의 산업 육성', [11, 13]],
    [24, 'Ⅲ-1', 'Ⅲ-1. 가온의 산업 육성, 1-1. 시험과 인증', [11, 13, 16, 18]],
    [33, 'IV', 'IV. 현안사업, 1. 나사 시험 지원', [26, 28]],
  ])('has line %i in chapter %s', (line, code, section, headings) => {
    const place = places[line - 1]!;
    expect(place.chapter?.code ?? null).toBe(code);
    expect(place.section).toBe(section);
    expect(place.headings).toEqual(headings);
  });

  it('knows which chapters tell programmes', () => {
    expect([8, 24, 33].map((line) => places[line - 1]!.chapter?.tellsProgrammes)).toEqual([false, true, true]);
  });

  it('ends a section where the next task or strategy begins', () => {
    const lines = ['Ⅲ. 추진계획', '1. 하나', '① 과제', '1-1. 절', '- 사업', '2 과제', '- 사업', '2. 둘', '- 사업'];
    expect(outlineOf({ id: 'plan', lines }).map(({ headings }) => headings)).toEqual([
      [1],
      [1, 2],
      [1, 2, 3],
      [1, 2, 3, 4],
      [1, 2, 3, 4],
      [1, 2, 6],
      [1, 2, 6],
      [1, 8],
      [1, 8],
    ]);
  });
});
