import { numbersMissing } from './numbers.js';

const missing = (text: string, ...lines: string[]) =>
  numbersMissing(
    text,
    lines.map((text, index) => ({ number: index + 1, text })),
  );

describe('numbers', () => {
  it.each([
    ['2024년 3월', "'24. 3."],
    ['10000명', '(10,000명)'],
    ['1.5억원씩', '각 1.5억원'],
    ['2024년', '2024. 1.'],
    ['2억원', '2.0억'],
    ['아무 수도 없다', ''],
  ])('of %s stand in %s', (text, line) => {
    expect(missing(text, line)).toEqual([]);
  });

  it.each([
    ['3개사와 4개사', '3개사', ['4']],
    ['1.5억원', '15억원', ['1.5']],
    ['24건', '2024년', ['24']],
    ['3,96㎡', '3,960㎡', ['3,96']],
  ])('of %s do not stand in %s', (text, line, numbers) => {
    expect(missing(text, line)).toEqual(numbers);
  });

  it('are looked for in all the lines', () => {
    expect(missing('3과 4', '3', '4')).toEqual([]);
  });
});
