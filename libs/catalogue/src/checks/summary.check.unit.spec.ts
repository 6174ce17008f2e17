import { findingsOf } from '../../testing/small-catalogue.js';
import { checkSummary } from './summary.check.js';

describe('the summary', () => {
  it('has the numbers of the cited lines', () => {
    expect(findingsOf(checkSummary)).toEqual([]);
    expect(findingsOf(checkSummary, { testing: { summary: '2031년에 20여 건' } })).toEqual([]);
  });

  it('has no other number and is not empty', () => {
    expect(findingsOf(checkSummary, { testing: { summary: '나사 기업 6개사' } })).toEqual(['/summary: 6 stands at no cited line.']);
    expect(findingsOf(checkSummary, { testing: { summary: '' } })).toEqual(['/summary: The summary is missing.']);
  });
});
