import { findingsOfAll } from '../../testing/small-catalogue.js';
import { checkCoverage } from './coverage.check.js';

const headings = [
  { lines: [11, 14], reason: 'Headings and background.' },
  { lines: [16, 18], reason: 'Headings.' },
];

describe('the lines of the chapters that tell programmes', () => {
  it('are cited or explained', () => {
    expect(findingsOfAll(checkCoverage)).toEqual([]);
  });

  it.each([
    [headings, ['line 26: Left unexplained: IV. 현안사업']],
    [[...headings, { lines: [26, 28], reason: 'x' }], ['/2/lines: Line 28 is cited by a programme.']],
    [[...headings, { lines: [26, 26], reason: 'x' }, { lines: [16, 16], reason: 'x' }], ['/3/lines: Line 16 is explained twice.']],
    [[...headings, { lines: [26, 26], reason: ' ' }], ['/2/reason: The reason is missing.']],
    [[...headings, { lines: [26, 26], reason: 'x' }, { lines: [40, 42], reason: 'x' }], ['/3/lines: The document has no lines 40–42.']],
  ])('are not explained by %j', (noProgrammes, findings) => {
    expect(findingsOfAll(checkCoverage, { noProgrammes })).toEqual(findings);
  });

  it('are left unexplained where the source leaves them out', () => {
    const sources = [{ document: 'plan', lines: [20, 22] }];
    expect(findingsOfAll(checkCoverage, { testing: { sources } })).toContain(
      'line 41: Left unexplained: 부서명	시험부	담당자	○○○ 책임 ☎011)222-3333',
    );
  });
});
