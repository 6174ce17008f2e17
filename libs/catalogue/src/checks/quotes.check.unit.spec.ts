import { findingsOf } from '../../testing/small-catalogue.js';
import { checkQuotes } from './quotes.check.js';

const of = (criterion: object) =>
  findingsOf(checkQuotes, { testing: { rule: { site: { in: ['43'] }, id: 'site', quote: '나사 기업', lines: [22, 22], ...criterion } } });

describe('quotes', () => {
  it('stand letter for letter in lines of the programme or in a heading over them', () => {
    expect(findingsOf(checkQuotes)).toEqual([]);
    expect(of({})).toEqual([]);
    expect(of({ quote: '가온의 산업 육성', lines: [13, 13] })).toEqual([]);
  });

  it('may run over a line end', () => {
    expect(of({ quote: '3억원(국비 2억, 지방비 1억) - 지원기업', lines: [32, 33] })).toEqual([]);
  });

  it.each([
    [{ quote: '나사기업' }, '/rule/quote: Does not stand at 22: 나사기업'],
    [{ lines: [20, 20] }, '/rule/quote: Does not stand at 20: 나사 기업'],
    [{ lines: [22, 99] }, '/rule/lines: The document has no lines 22–99.'],
    [{ quote: undefined }, '/rule: A condition needs its quote and the lines of the quote.'],
    [{ lines: undefined }, '/rule: A condition needs its quote and the lines of the quote.'],
    [{ quote: '산업이 바뀌고', lines: [14, 14] }, '/rule/lines: 14 is neither cited by the programme nor a heading over it.'],
    [{ quote: '나사 센터', lines: [23, 23] }, '/rule/lines: 23 is neither cited by the programme nor a heading over it.'],
  ])('are not %j', (criterion, finding) => {
    expect(of(criterion)).toEqual([finding]);
  });

  it('are asked of every criterion, in the rules of calls too', () => {
    const rule = { any: [{ not: { site: { in: ['43'] } } }, { size: { in: ['sme'] } }] };
    expect(findingsOf(checkQuotes, { testing: { calls: [{ id: 'a', rule }] } })).toEqual([
      '/calls/0/rule/any/0/not: A condition needs its quote and the lines of the quote.',
      '/calls/0/rule/any/1: A condition needs its quote and the lines of the quote.',
    ]);
  });

  it('come with how much of the conditions they cover', () => {
    expect(findingsOf(checkQuotes, { testing: { ruleCovers: undefined } })).toEqual([
      '/ruleCovers: Say whether the rule holds all the conditions of the text, or part of them.',
    ]);
  });
});
