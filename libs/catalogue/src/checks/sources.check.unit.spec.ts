import { findingsOf } from '../../testing/small-catalogue.js';
import { checkSources } from './sources.check.js';

const section = 'Ⅲ-1. 가온의 산업 육성, 1-1. 시험과 인증';
const of = (source: object) =>
  findingsOf(checkSources, { testing: { sources: [{ document: 'plan', section, lines: [20, 22], ...source }] } });

describe('sources', () => {
  it('are ranges of the document in the section that the entry names', () => {
    expect(findingsOf(checkSources)).toEqual([]);
    expect(of({})).toEqual([]);
  });

  it.each([
    [{ document: 'other' }, '/sources/0/document: No document is called other.'],
    [{ lines: undefined }, '/sources/0/lines: The lines are missing.'],
    [{ lines: [20, 42] }, '/sources/0/lines: The document has 41 lines, not 20–42.'],
    [{ lines: [19, 22] }, '/sources/0/lines: The range 19–22 begins or ends blank.'],
    [{ lines: [22, 28] }, '/sources/0/lines: The range 22–28 runs over a heading.'],
    [{ section: 'IV. 현안사업' }, `/sources/0/section: The lines stand in: ${section}`],
    [{ section: undefined }, `/sources/0/section: The lines stand in: ${section}`],
  ])('are not %j', (source, finding) => {
    expect(of(source)).toEqual([finding]);
  });

  it('are not missing', () => {
    expect(findingsOf(checkSources, { testing: { sources: [] } })).toEqual(['/sources: No source is cited.']);
  });
});
