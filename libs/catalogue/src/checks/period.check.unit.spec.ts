import { findingsOf } from '../../testing/small-catalogue.js';
import { checkPeriod } from './period.check.js';

const of = (testing: object) => findingsOf(checkPeriod, { testing });

describe('the period', () => {
  it('is read from cited lines; years and months of the same years agree', () => {
    expect(findingsOf(checkPeriod)).toEqual([]);
    expect(of({ period: { start: '2031', end: '2032' } })).toEqual([]);
  });

  it.each([
    [{ period: undefined }, ['/period: Line 20 names 2031~2032.']],
    [
      { period: { start: '2031-01', end: '2032-11' } },
      [
        '/period: No cited line names 2031-01~2032-11.',
        '/period: Line 31 names 2031-01~2032-12; a remark on the contradiction must cite it.',
      ],
    ],
    [{ period: { start: '2031' } }, ['/period: No cited line names 2031~.']],
  ])('is not %j', (testing, findings) => {
    expect(of(testing)).toEqual(findings);
  });

  it('is contradicted by another one until a remark says so', () => {
    const lines = { 31: '- 사업기간 : 2031. 1. ~ 2033. 12.' };
    const period = { start: '2031-01', end: '2033-12' };
    expect(findingsOf(checkPeriod, { lines, testing: { period, remarks: [] } })).toEqual([
      '/period: Line 20 names 2031~2032; a remark on the contradiction must cite it.',
    ]);
    const remarks = [
      {
        kind: 'contradiction',
        text: '기간이 다르다.',
        lines: [
          [20, 20],
          [31, 31],
        ],
      },
    ];
    expect(findingsOf(checkPeriod, { lines, testing: { period, remarks } })).toEqual([]);
  });
});
