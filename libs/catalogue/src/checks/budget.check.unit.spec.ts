import { findingsOf } from '../../testing/small-catalogue.js';
import { checkBudget } from './budget.check.js';

const of = (testing: object) => findingsOf(checkBudget, { testing });

describe('the budget', () => {
  it('is read from cited lines, each part of it too', () => {
    expect(findingsOf(checkBudget)).toEqual([]);
  });

  it('is the other total just as well, the contradiction being told', () => {
    expect(of({ budget: { amount: 250_000_000 } })).toEqual([]);
  });

  it.each([
    [{ budget: { amount: 400_000_000 } }, ['/budget/amount: No cited line names a total of 4억원.']],
    [{ budget: undefined }, ['/budget: Line 20 names 2억 5,000만원.']],
    [
      { budget: { amount: 300_000_000 } },
      ['/budget/split/national: Line 32 names 2억원 for it.', '/budget/split/local: Line 32 names 1억원 for it.'],
    ],
    [
      { budget: { amount: 300_000_000, split: { national: 200_000_000 } } },
      ['/budget/split/local: Line 32 names 1억원 for it.', '/budget/split: The parts leave 1억원 over; a remark must say what it is.'],
    ],
    [
      { budget: { amount: 300_000_000, split: { national: 100_000_000, local: 100_000_000 } } },
      [
        '/budget/split/national: No cited line names 1억원 for it.',
        '/budget/split/national: Line 32 names 2억원 for it.',
        '/budget/split: The parts leave 1억원 over; a remark must say what it is.',
      ],
    ],
    [
      { budget: { amount: 300_000_000, split: { local: 100_000_000, national: 200_000_000, own: 200_000_000 } } },
      ['/budget/split/own: No cited line names 2억원 for it.', '/budget/split: The parts exceed the amount by 2억원.'],
    ],
  ])('is not %j', (testing, findings) => {
    expect(of(testing)).toEqual(findings);
  });

  it('leaves a rest only where no line says who pays it and a remark tells of it', () => {
    const lines = { 32: '- 총사업비 : 3억원(국비 2억)' };
    const budget = { amount: 300_000_000, split: { national: 200_000_000 } };
    const contradiction = {
      kind: 'contradiction',
      text: '사업비가 다르다.',
      lines: [
        [20, 20],
        [32, 39],
      ],
    };
    expect(findingsOf(checkBudget, { lines, testing: { budget } })).toEqual([
      '/budget/split: The parts leave 1억원 over; a remark must say what it is.',
    ]);
    const rest = { kind: 'note', text: '나머지 1억원을 누가 내는지 적혀 있지 않다.', lines: [[32, 32]] };
    expect(findingsOf(checkBudget, { lines, testing: { budget, remarks: [contradiction, rest] } })).toEqual([]);
  });

  it('holds a named part as another only where a remark on the line tells so', () => {
    const lines = { 37: '재원별	총사업비', 38: '도비	1	1' };
    const budget = { amount: 300_000_000, split: { national: 200_000_000, province: 100_000_000 } };
    const of = (cited: number) => {
      const remarks = [
        {
          kind: 'contradiction',
          text: '사업비가 다르다.',
          lines: [
            [20, 20],
            [39, 39],
          ],
        },
        { kind: 'note', text: '표는 도비라고 적었다.', lines: [[cited, cited]] },
      ];
      return findingsOf(checkBudget, { lines: { ...lines, 39: '비고' }, testing: { budget, remarks } });
    };
    expect(of(32)).toEqual([]);
    expect(of(38)).toEqual(['/budget/split/local: Line 32 names 1억원 for it.']);
  });

  it('is contradicted by another total until a remark says so', () => {
    expect(of({ remarks: [{ kind: 'note', text: '지방비 1억원', lines: [[32, 32]] }] })).toEqual([
      '/budget/amount: Line 20 names 2억 5,000만원; a remark on the contradiction must cite it.',
    ]);
    const remarks = [
      {
        kind: 'contradiction',
        text: '2.5억원과 3억원',
        lines: [
          [20, 20],
          [32, 32],
        ],
      },
      { kind: 'note', text: '지방비 1억원', lines: [[32, 32]] },
    ];
    expect(findingsOf(checkBudget, { lines: { 39: '계	5	2' }, testing: { remarks } })).toEqual([
      '/budget/amount: Line 39 names 5억원; a remark on the contradiction must cite it.',
    ]);
  });

  it('reads a part from a row of the table', () => {
    const lines = { 32: '- 총사업비 : 3억원', 38: '도비	3	1' };
    expect(findingsOf(checkBudget, { lines, testing: { budget: { amount: 300_000_000, split: { province: 300_000_000 } } } })).toEqual([]);
  });

  it('reads a part from the label behind it', () => {
    const lines = { 32: '- 사업비 : 3억(시비)' };
    expect(findingsOf(checkBudget, { lines, testing: { budget: { amount: 300_000_000, split: { city: 300_000_000 } } } })).toEqual([]);
  });
});
