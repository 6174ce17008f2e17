import type { Line } from './plan.js';

/** A counted figure of the plan: `(11개 시군)`, `8개사 내외`, `20여개사`, `10,000명`. */
export interface Figure {
  readonly count: number;
  /** The unit alone: 개사, 건, 명 … */
  readonly unit: string;
  /** The unit with what weakens it: `개사 내외`, `여개사`; else the unit alone. */
  readonly weakened: string;
  readonly line: number;
}

const shape =
  /(?<![\d.,제'])(\d{1,3}(?:,\d{3})+|\d+)\s*(여)?\s*(개사|개 과제|개 시군|시수|건|명|회|식|대(?!상)|편|팀|종(?!합)|%)(?:\s*(이내|내외|이상))?/gu;

export function figuresOf({ number, text }: Line): readonly Figure[] {
  return [...text.matchAll(shape)].map(([, count, more, unit, bound]) => ({
    count: Number(count!.replaceAll(',', '')),
    unit: unit!,
    weakened: `${more ?? ''}${unit!}${bound === undefined ? '' : ` ${bound}`}`,
    line: number,
  }));
}

/** Whether the plan's figure says this count of this unit, with or without what weakens it. */
export function says(figure: Figure, { count, unit }: { readonly count: number; readonly unit: string }): boolean {
  return figure.count === count && (unit === figure.unit || unit === figure.weakened);
}
