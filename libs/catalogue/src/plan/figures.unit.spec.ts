import { figuresOf, says } from './figures.js';

const read = (text: string) => figuresOf({ number: 7, text }).map(({ count, weakened }) => `${count} ${weakened}`);

describe('figures', () => {
  it.each([
    ['- 시험 지원(4개사), 상담(20건)', ['4 개사', '20 건']],
    ['- 교육(160시수, 250명)', ['160 시수', '250 명']],
    ['- 교육 기회 확대(10,000명)', ['10000 명']],
    ['- 참가지원(8개사 내외), 위원회(17명 이내, 1회)', ['8 개사 내외', '17 명 이내', '1 회']],
    ['- 입주기업 선발(20여개사)', ['20 여개사']],
    ['- 과제 지원(11개 시군), 개발(3개 과제)', ['11 개 시군', '3 개 과제']],
    ['- 운영(3식/가온, 나루)', ['3 식']],
    ['- 달성률 85%', ['85 %']],
  ])('are read from %s', (text, figures) => {
    expect(read(text)).toEqual(figures);
  });

  it.each(['제16회 대회', "'24 회계", '0.5명', '3개 지역', '9대상', '2종합', '1:1 상담', '1.5억원 이내', '4차 산업'])(
    'are not read from %s',
    (text) => {
      expect(read(text)).toEqual([]);
    },
  );

  it('say a count with or without what weakens it', () => {
    const [figure] = figuresOf({ number: 7, text: '8개사 내외' });
    expect(says(figure!, { count: 8, unit: '개사' })).toBe(true);
    expect(says(figure!, { count: 8, unit: '개사 내외' })).toBe(true);
    expect(says(figure!, { count: 8, unit: '개사 이내' })).toBe(false);
    expect(says(figure!, { count: 9, unit: '개사' })).toBe(false);
    expect(figure!.line).toBe(7);
  });
});
