import { findingsOf } from '../../testing/small-catalogue.js';
import { checkSupports } from './supports.check.js';

const test = { kind: 'certification', title: '나사 기업 시험 지원', quota: { count: 4, unit: '개사' } };
const of = (...supports: object[]) => findingsOf(checkSupports, { testing: { supports } });

describe('support items', () => {
  it('stand at cited lines with their counts', () => {
    expect(findingsOf(checkSupports)).toEqual([]);
    expect(of(test, { kind: 'consulting', title: '상담 지원', quota: { count: 20, unit: '건' } })).toEqual([]);
  });

  it.each([
    [[], '/supports: No support item is given.'],
    [[{ ...test, title: '못 시험 지원' }], '/supports/0/title: Stands at no cited line: 못 시험 지원'],
    [[{ ...test, title: '시험 장비 구축', quota: undefined }], '/supports/0/title: Stands at no cited line: 시험 장비 구축'],
    [[{ ...test, quota: { count: 5, unit: '개사' } }], '/supports/0/quota: 5개사 does not stand in the line of: 나사 기업 시험 지원'],
    [[{ ...test, quota: { count: 4, unit: '건' } }], '/supports/0/quota: 4건 does not stand in the line of: 나사 기업 시험 지원'],
    [[test, { ...test, title: '나사 기업' }], '/supports/1/quota: 4개사 is already given to another item.'],
  ])('are not %j', (supports, finding) => {
    expect(of(...supports)).toEqual([finding]);
  });

  it('are each given once', () => {
    expect(of(test, test)).toEqual([
      '/supports/1: Given twice: 나사 기업 시험 지원',
      '/supports/1/quota: 4개사 is already given to another item.',
    ]);
  });

  it('may share a count that stands in the line as often', () => {
    const lines = { 22: '- 나사 기업 시험 지원(4개사), 상담 지원(4개사)' };
    const supports = [test, { ...test, title: '상담 지원' }];
    expect(findingsOf(checkSupports, { lines, testing: { supports } })).toEqual([]);
  });
});
