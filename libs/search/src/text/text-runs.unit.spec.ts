import { compact, runsOf } from './text-runs.js';

describe('the runs of a text', () => {
  it.each([
    ['이차전지, 승강기', ['이차전지', '승강기']],
    ['AI바우처는', ['ai', '바우처는']],
    ['R&D·S/W', ['rd', 'sw']],
    ['A/B 시험, km/h', ['ab', '시험', 'km', 'h']],
    ['4차산업 2.0', ['4', '차산업', '2', '0']],
    ['ㅅㄱ ㄳ ㅄㅏ', ['ㅅㄱ', 'ㄱㅅ', 'ㅂㅅ']],
    ['한글'.normalize('NFD'), ['한글']],
    ['Ünicode', ['ünicode']],
    [' ·()「」 ', []],
  ])('%s', (text, runs) => expect(runsOf(text).map((run) => run.text)).toEqual(runs));

  it('know which follow another without a gap', () => {
    expect(runsOf('AI를 ㅂ 승강ㄱ').map((run) => run.attached)).toEqual([false, true, false, false, true]);
  });

  it('make texts equal that differ in spaces, marks and case', () => {
    expect(compact('스마트 공장(AI) 지원')).toBe(compact('스마트공장 ai·지원'));
  });
});
