import { sampleMatch } from '../testing/sample-match.js';
import { inOrder } from './match-order.js';

const ids = (sort: 'relevance' | 'closesAt' | 'amount') => inOrder(matches, sort).map(({ program }) => program.id);
const matches = [
  sampleMatch({ id: 'unknown-soon', verdict: 'unknown', closesAt: '2024-03-05' }),
  sampleMatch({ id: 'day', closesAt: '2024-03-18', amount: 1 }),
  sampleMatch({ id: 'hour', closesAt: '2024-03-18T18:00:00+09:00' }),
  sampleMatch({ id: 'endless', amount: 300 }),
  sampleMatch({ id: 'over', status: 'closed', closesAt: '2024-01-01', amount: 20 }),
];

describe('the order of the results', () => {
  test('keeps the order of relevance within each verdict', () => {
    expect(ids('relevance')).toEqual(['day', 'hour', 'endless', 'over', 'unknown-soon']);
  });

  test('by deadline puts an hour before the end of its day, and what cannot be missed last', () => {
    expect(ids('closesAt')).toEqual(['hour', 'day', 'endless', 'over', 'unknown-soon']);
  });

  test('by money puts what tells none last', () => {
    expect(ids('amount')).toEqual(['endless', 'over', 'day', 'hour', 'unknown-soon']);
  });
});
