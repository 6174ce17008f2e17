import { amountsBeside, amountsIn, tableRow } from './money.js';

describe('amounts', () => {
  it.each([
    ["사업('24~'26) : 250억원", [25_000_000_000]],
    ['총사업비 : 220.8억원(국비 100억, 지방비 100억, 민간 20.8억)', [22_080_000_000, 10_000_000_000, 10_000_000_000, 2_080_000_000]],
    ['예산 : 51,559,745천원', [51_559_745_000]],
    ['100건, 20명, 8,000㎡', []],
  ])('are read from %s', (text, amounts) => {
    expect(amountsIn(text)).toEqual(amounts);
  });

  it.each([
    ['15억원(국비 7.5억, 도비 6.5억)', /국비/u, [750_000_000]],
    ['15억원(국비 7.5억 도비 6.5억)', /도비/u, [650_000_000]],
    ['2.5억(시비)', /[시군]비/u, [250_000_000]],
    ['국비 2억', /도비/u, []],
  ])('are read from %s beside %s', (text, label, amounts) => {
    expect(amountsBeside(text, label)).toEqual(amounts);
  });
});

describe('rows of an investment table', () => {
  const plan = { id: 'plan', lines: ['(단위 : 억원)', '', '재원별	총사업비	비고', '국 비	17.5	-', '계	-	3'] };

  it('have a label and the first column, in the unit above', () => {
    expect(tableRow(plan, { number: 4, text: plan.lines[3]! })).toEqual({ label: '국비', amount: 1_750_000_000 });
  });

  it('are no others', () => {
    expect(tableRow(plan, { number: 3, text: plan.lines[2]! })).toBeNull();
    expect(tableRow(plan, { number: 5, text: plan.lines[4]! })).toBeNull();
    expect(tableRow({ id: 'plan', lines: ['국 비	17.5	-'] }, { number: 1, text: '국 비	17.5	-' })).toBeNull();
  });
});
