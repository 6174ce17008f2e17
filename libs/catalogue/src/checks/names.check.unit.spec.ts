import { findingsOf } from '../../testing/small-catalogue.js';
import { checkNames } from './names.check.js';

describe('names', () => {
  it('stand at cited lines, marks and spaces aside', () => {
    expect(findingsOf(checkNames)).toEqual([]);
    expect(findingsOf(checkNames, { testing: { title: '나사시험 지원사업' } })).toEqual([]);
    expect(findingsOf(checkNames, { lines: { 20: "- **나사 시험 ~~지원~~사업('31~'32)^{신규} : 2.5억원**" } })).toEqual([]);
  });

  it.each([
    ['a part of a longer name', '나사 시험 지원사'],
    ['a name with a word more', '나사 시험 지원사업 공고'],
    ['words inside an item', '시험 지원사업'],
  ])('are whole: not %s', (_, title) => {
    expect(findingsOf(checkNames, { testing: { title } })).toEqual([`/title: No cited line is an item of this whole name: ${title}`]);
  });

  it('stand at lines that the programme cites, not at others', () => {
    expect(findingsOf(checkNames, { testing: { title: '나사 센터 구축' } })).toHaveLength(1);
  });

  it('are each given once', () => {
    expect(findingsOf(checkNames, { testing: { otherNames: ['나사 시험 지원', '나사 시험 지원', '못 시험'] } })).toEqual([
      '/otherNames/1: Given twice: 나사 시험 지원',
      '/otherNames/2: Stands at no cited line: 못 시험',
    ]);
    expect(findingsOf(checkNames, { testing: { otherNames: ['나사 시험 지원사업'] } })).toEqual([
      '/otherNames/0: Given twice: 나사 시험 지원사업',
    ]);
  });
});
