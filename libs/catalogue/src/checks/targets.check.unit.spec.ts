import { findingsOf, findingsOfAll } from '../../testing/small-catalogue.js';
import { checkFigures, checkTargets } from './targets.check.js';

const test = { title: '나사 기업 시험 지원', count: 4, unit: '개사', lines: [22, 22] };
const advice = { title: '상담 지원', count: 20, unit: '건', lines: [22, 22] };
const of = (...targets: object[]) => findingsOf(checkTargets, { testing: { targets } });

describe('targets', () => {
  it('are figures at their lines', () => {
    expect(findingsOf(checkTargets)).toEqual([]);
    expect(of(test, { ...advice, unit: '여건' }, { ...test, lines: [20, 22], title: '나사 기업' })).toEqual([]);
  });

  it.each([
    [{ ...test, lines: undefined }, '/targets/2/lines: A target needs the lines it stands at.'],
    [{ ...test, lines: [20, 99] }, '/targets/2/lines: A target needs the lines it stands at.'],
    [{ ...test, title: '못' }, '/targets/2/title: Does not stand at 22: 못'],
    [{ ...test, count: 5 }, '/targets/2: 5개사 does not stand at 22.'],
    [{ ...test, unit: '명' }, '/targets/2: 4명 does not stand at 22.'],
    [{ title: '시험 장비 구축', count: 2, unit: '식', lines: [24, 24] }, '/targets/2/lines: 24 is not cited by the programme.'],
    [test, '/targets/2: Given twice: 나사 기업 시험 지원'],
  ])('are not %j', (target, finding) => {
    expect(of(test, advice, target)).toEqual([finding]);
  });

  it('hold every quota', () => {
    expect(of(advice)).toEqual(['/supports/0/quota: No target holds it: 나사 기업 시험 지원']);
  });

  it('are said to be none rather than left out', () => {
    expect(findingsOf(checkTargets, { testing: { targets: undefined, supports: [] } })).toEqual([
      '/targets: The targets are missing; [] says that the text names none.',
    ]);
  });
});

describe('the figures of the text', () => {
  it('are each a target of some programme', () => {
    expect(findingsOfAll(checkFigures)).toEqual([]);
  });

  it.each([
    [{ testing: { targets: [advice] } }, '/targets: Line 22 names 4개사; no target holds it.'],
    [{ centre: { targets: [] } }, '/targets: Line 24 names 2식; no target holds it.'],
    [{ lines: { 33: '- 견학(3회)' } }, '/targets: Line 33 names 3회; no target holds it.'],
  ])('are missed with %j', (change, finding) => {
    expect(findingsOfAll(checkFigures, change)).toEqual([finding]);
  });

  it('are targets as often as they stand in the line', () => {
    const lines = { 24: ' - 시험 장비 구축(2식), 시험 도구 구축(2식)' };
    const finding = '/targets: Line 24 names 2식; no target holds it.';
    expect(findingsOfAll(checkFigures, { lines })).toEqual([finding, finding]);
  });

  it('are looked for in the chapters that tell programmes only', () => {
    expect(findingsOfAll(checkFigures, { lines: { 9: ' - 시험동(2층), 견학(3회)' } })).toEqual([]);
  });
});
