import { Format } from '../i18n/format.js';
import { messages } from '../i18n/messages.js';
import type { Page } from '../layout/page.js';
import { sampleEntry, sampleMatch } from '../testing/sample-match.js';
import { reasonsOf } from './reasons.js';

const page = { t: messages.ko, format: new Format('ko') } as Page;
const factor = (name: string, weight: number, value: number) => ({ name, weight, value, text: `${name} 이유` });

describe('the two strongest reasons', () => {
  test('of an eligible programme are the factors with the largest share', () => {
    const match = sampleMatch({
      factors: [factor('area', 0.1, 1), factor('industry', 0.3, 0.5), factor('asked', 0.5, 0), factor('certificate', 0.2, 0.1)],
    });
    expect(reasonsOf(match, page)).toEqual(['industry 이유', 'area 이유']);
  });

  test('leave out what the line shows anyway, and fall back on the conditions that are met', () => {
    const match = sampleMatch({
      factors: [factor('closing', 0.9, 1), factor('amount', 0.9, 1), factor('area', 0.1, 1)],
      trace: [sampleEntry('size', 'met'), sampleEntry('other', 'unknown')],
    });
    expect(reasonsOf(match, page)).toEqual(['area 이유', 'size 조건']);
  });

  test('of one to be confirmed name what is missing, a question by its words', () => {
    const match = sampleMatch({
      verdict: 'unknown',
      missing: ['answers.fits', 'employees', 'sites'],
      trace: [sampleEntry('fits', 'unknown')],
    });
    expect(reasonsOf(match, page)).toEqual(['확인할 것: fits 조건', '확인할 것: 상시근로자']);
  });

  test('of an ineligible one is the near miss with its distance', () => {
    const nearMiss = { id: 'age', required: '업력 7년 미만', actual: '7년 3개월', off: { days: 1092 }, quote: null };
    const match = sampleMatch({ verdict: 'ineligible', nearMiss, trace: [sampleEntry('x', 'unmet')] });
    expect(reasonsOf(match, page)).toEqual(['업력 7년 미만 (우리 회사: 7년 3개월) (1,092일 차이)']);
  });

  test('of an ineligible one without a near miss are the conditions not met, preferred ones aside', () => {
    const trace = [sampleEntry('a', 'unmet', 'preferred'), sampleEntry('b', 'unmet'), sampleEntry('c', 'met'), sampleEntry('d', 'unmet')];
    expect(reasonsOf(sampleMatch({ verdict: 'ineligible', trace }), page)).toEqual([
      'b 조건 (우리 회사: b 값)',
      'd 조건 (우리 회사: d 값)',
    ]);
  });
});
