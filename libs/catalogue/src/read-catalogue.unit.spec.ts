import { smallCatalogue } from '../testing/small-catalogue.js';
import { readCatalogue, type CatalogueInput } from './read-catalogue.js';

const findingsOf = (input: CatalogueInput) => readCatalogue(input).findings.map(({ file, path }) => `${file} ${path}`);

describe('the files of a catalogue', () => {
  it('are programmes under their own ids', () => {
    expect(findingsOf(smallCatalogue())).toEqual([]);
    expect(readCatalogue(smallCatalogue()).catalogue.entries.map(({ id }) => id)).toEqual(['screw-testing', 'screw-centre']);
  });

  it('are refused with every place that is wrong, and left out', () => {
    const input = smallCatalogue({ testing: { tracks: ['screws'], rule: { all: [] } } });
    expect(findingsOf(input)).toEqual(['screw-testing.yaml /rule/all', 'screw-testing.yaml /tracks/0']);
    expect(readCatalogue(input).catalogue.entries.map(({ id }) => id)).toEqual(['screw-centre']);
  });

  it.each([
    [{ testing: { id: 'other' } }, 'screw-testing.yaml /id'],
    [{ testing: { id: undefined } }, 'screw-testing.yaml /id'],
    [{ testing: { calls: [{ title: '공고' }] } }, 'screw-testing.yaml /calls'],
    [{ noProgrammes: [{ lines: [1, 2] }] }, 'none.yaml /0/reason'],
    [{ noProgrammes: 'none' }, 'none.yaml '],
  ])('are refused with %j', (change, finding) => {
    expect(findingsOf(smallCatalogue(change))).toEqual([finding]);
  });

  it('have an id each', () => {
    const { programmes, ...rest } = smallCatalogue();
    expect(findingsOf({ ...rest, programmes: [programmes[0]!, { ...programmes[0]!, file: 'more/screw-testing.yaml' }] })).toEqual([
      'more/screw-testing.yaml /id',
    ]);
  });
});
