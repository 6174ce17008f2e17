import { findingsOf } from '../../testing/small-catalogue.js';
import { checkPlace } from './place.check.js';

describe('the place', () => {
  it('stands at cited lines, part by part', () => {
    expect(findingsOf(checkPlace)).toEqual([]);
    expect(findingsOf(checkPlace, { testing: { place: '가온시 일원 · 시험동(3층)' } })).toEqual([
      '/place: Stands at no cited line: 시험동(3층)',
    ]);
  });

  it('is not left out where a cited line names one', () => {
    expect(findingsOf(checkPlace, { testing: { place: undefined } })).toEqual(['/place: Line 8 names one.']);
  });
});
