import { writeWon } from '#korea';
import type { Entry } from '../entry.js';
import { amountsBeside, amountsIn, tableRow } from '../plan/money.js';
import { isItemOf } from '../plan/plain.js';
import type { Line, Plan } from '../plan/plan.js';
import { Notes, type EntryCheck } from './check.js';
import { contradicts } from './contradicts.js';

/** Who pays, as the plan names them. */
const payers = {
  national: /국비/u,
  province: /도비/u,
  city: /[가-힣]*[시군]비/u,
  local: /지방비/u,
  private: /민간|민자/u,
  own: /자부담/u,
} as const;

/**
 * The amount and each part of it are read from cited lines. The parts sum to the amount, or a remark tells what they leave over; what a
 * line names beside the amount is such a part, or a remark on that line tells which other part holds it. Where cited lines name other
 * totals, a remark on the contradiction cites them.
 */
export const checkBudget: EntryCheck = (entry, { plan }) => {
  const { program, file, cited } = entry;
  const notes = new Notes(file);
  const totals = totalsOf(entry, plan);
  const { budget } = program;
  if (budget === undefined) {
    if (totals.length > 0) notes.wrong('/budget', `Line ${totals[0]!.line} names ${won(totals[0]!.amount)}.`);
    return notes.checked;
  }
  const found = totals.filter(({ amount }) => amount === budget.amount);
  if (found.length === 0) notes.wrong('/budget/amount', `No cited line names a total of ${won(budget.amount)}.`);
  for (const { line } of found) notes.read('/budget/amount', won(budget.amount), line);
  for (const { amount, line } of totals) {
    if (amount !== budget.amount && !contradicts(entry, line)) {
      notes.wrong('/budget/amount', `Line ${line} names ${won(amount)}; a remark on the contradiction must cite it.`);
    }
  }
  let rest = budget.amount;
  for (const [payer, amount] of Object.entries(budget.split ?? {})) {
    rest -= amount;
    const lines = cited.filter((line) => namesPart(line, plan, payers[payer as keyof typeof payers], amount, found));
    if (lines.length === 0) notes.wrong(`/budget/split/${payer}`, `No cited line names ${won(amount)} for it.`);
    for (const { number } of lines) notes.read(`/budget/split/${payer}`, won(amount), number);
  }
  for (const { line } of found) {
    for (const [payer, amount] of partsBeside(plan.lines[line - 1]!)) {
      if (budget.split?.[payer] !== amount && !(rest === 0 && remarked(entry, line))) {
        notes.wrong(`/budget/split/${payer}`, `Line ${line} names ${won(amount)} for it.`);
      }
    }
  }
  if (rest < 0) notes.wrong('/budget/split', `The parts exceed the amount by ${won(-rest)}.`);
  if (budget.split !== undefined && rest > 0 && !program.remarks.some(({ text }) => amountsIn(text).includes(rest))) {
    notes.wrong('/budget/split', `The parts leave ${won(rest)} over; a remark must say what it is.`);
  }
  return notes.checked;
};

interface Total {
  readonly amount: number;
  readonly line: number;
}

/** Totals that cited lines name: in the programme's own item, as 총사업비 or 사업비, and in the sum row of an investment table. */
function totalsOf({ program, cited }: Entry, plan: Plan): readonly Total[] {
  const names = [program.title, ...program.otherNames];
  return cited.flatMap((line) => {
    const { number, text } = line;
    const row = tableRow(plan, line);
    if (row !== null) return /^(?:전체|계)$/u.test(row.label) ? [{ amount: row.amount, line: number }] : [];
    if (!names.some((name) => isItemOf(text, name)) && !/^\s*-\s*(?:총사업비|사업비)\s*:/u.test(text)) return [];
    return amountsIn(text)
      .slice(0, 1)
      .map((amount) => ({ amount, line: number }));
  });
}

/** A part stands in the line that names the total, or in a row of the investment table. */
function namesPart(line: Line, plan: Plan, labels: RegExp, amount: number, totals: readonly Total[]): boolean {
  const row = tableRow(plan, line);
  if (row !== null) return new RegExp(`^(?:${labels.source})$`, 'u').test(row.label) && row.amount === amount;
  return totals.some((total) => total.line === line.number) && amountsBeside(line.text, labels).includes(amount);
}

/** The parts that the line names. */
function partsBeside(text: string): readonly (readonly [payer: keyof typeof payers, amount: number])[] {
  const names = Object.keys(payers) as (keyof typeof payers)[];
  return names.flatMap((payer) => amountsBeside(text, payers[payer]).map((amount) => [payer, amount] as const));
}

function remarked({ program }: Entry, line: number): boolean {
  return program.remarks.some(({ lines = [] }) => lines.some(([first, last]) => first <= line && line <= last));
}

function won(amount: number): string {
  return writeWon(amount, 'ko');
}
