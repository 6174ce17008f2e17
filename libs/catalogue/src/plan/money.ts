import { readWon } from '#korea';
import type { Line, Plan } from './plan.js';

const amount = String.raw`\d[\d,]*(?:\.\d+)?\s*(?:조|억|천만|백만|만|천)\s*원?`;
const amountShape = new RegExp(amount, 'gu');

/** KRW: every amount the text names, each read by itself. */
export function amountsIn(text: string): readonly number[] {
  return [...text.matchAll(amountShape)].flatMap(([written]) => readWon(marked(written)) ?? []);
}

/** KRW: the amounts that stand beside one of the labels: `국비 7.5억`, `2.5억(시비)`. */
export function amountsBeside(text: string, labels: RegExp): readonly number[] {
  const before = new RegExp(String.raw`(?:${labels.source})\s*(${amount})`, 'gu');
  const after = new RegExp(String.raw`(${amount})\s*\((?:${labels.source})\)`, 'gu');
  return [before, after].flatMap((shape) => [...text.matchAll(shape)].flatMap(([, written]) => readWon(marked(written!)) ?? []));
}

/** A row of an investment table: its label and its first column (총사업비), in KRW. */
export interface TableRow {
  readonly label: string;
  readonly amount: number;
}

/** Null unless the line is a row of a table whose unit, `(단위 : 억원)`, stands within the ten lines above. */
export function tableRow(plan: Plan, { number, text }: Line): TableRow | null {
  const row = /^([가-힣 ]+)\t([\d.,]+)\t/u.exec(text);
  if (row === null) return null;
  const unit = plan.lines.slice(Math.max(0, number - 11), number - 1).findLast((line) => line.startsWith('(단위'));
  const read = unit === undefined ? null : /\(단위\s*:\s*([가-힣]+)\)/u.exec(unit);
  const won = read === null ? null : readWon(`${row[2]!}${read[1]!}`);
  return won === null ? null : { label: row[1]!.replaceAll(' ', ''), amount: won };
}

/** Amounts are also written without 원. */
function marked(written: string): string {
  return written.endsWith('원') ? written : `${written.trim()}원`;
}
