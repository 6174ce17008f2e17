import { findingsOf } from '../../testing/small-catalogue.js';
import { checkCalls } from './calls.check.js';

const of = (call: object) => findingsOf(checkCalls, { testing: { calls: [{ id: 'a', title: '지원기업 모집 공고', ...call }] } });

describe('calls', () => {
  it('stand at cited lines with their month', () => {
    expect(findingsOf(checkCalls)).toEqual([]);
    expect(of({})).toEqual([]);
  });

  it.each([
    [{ title: '재공고' }, '/calls/0/title: Stands at no cited line: 재공고'],
    [{ expected: '2031-04' }, '/calls/0/expected: 2031-04 does not stand in the line of: 지원기업 모집 공고'],
    [{ expected: '2030-03' }, '/calls/0/expected: 2030-03 does not stand in the line of: 지원기업 모집 공고'],
  ])('are not %j', (call, finding) => {
    expect(of(call)).toEqual([finding]);
  });

  it('do not take month 12 for month 1', () => {
    const testing = { calls: [{ id: 'a', title: '지원기업 모집 공고', expected: '2031-01' }] };
    expect(findingsOf(checkCalls, { testing, lines: { 33: "- 지원기업 모집 공고 : '31. 12." } })).toHaveLength(1);
  });
});
