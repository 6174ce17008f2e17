import { smallCatalogue } from '../testing/small-catalogue.js';
import { readCatalogue } from './read-catalogue.js';
import { statisticsOf } from './statistics.js';

describe('the statistics', () => {
  it('count a programme of two chapters once, in that of its first source', () => {
    expect(statisticsOf(readCatalogue(smallCatalogue()).catalogue)).toEqual([
      {
        code: 'Ⅲ-1',
        title: '가온의 산업 육성',
        told: 2,
        programmes: 2,
        supports: 3,
        targets: 3,
        forCompanies: 1,
        remarks: 1,
        contradictions: 1,
        withBudget: 2,
        budget: 1_300_000_000,
      },
      {
        code: 'IV',
        title: '현안사업',
        told: 1,
        programmes: 0,
        supports: 0,
        targets: 0,
        forCompanies: 0,
        remarks: 0,
        contradictions: 0,
        withBudget: 0,
        budget: 0,
      },
    ]);
  });
});
