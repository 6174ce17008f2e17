/**
 * How much each factor counts. Data: change a number here and nothing else. They sum to 1, which a test holds.
 *
 * Together `area` and `industry` outweigh `asked`, so that a programme meant for firms like this one stands above one meant for anyone.
 */
export const weights = {
  asked: 0.25,
  area: 0.22,
  industry: 0.2,
  certificate: 0.08,
  preferred: 0.05,
  closing: 0.12,
  amount: 0.08,
} as const;

export type FactorName = keyof typeof weights;

/** A programme that closes this many days from now counts half as urgent as one that closes today. */
export const closingHalfLifeDays = 14;

/** Budgets in KRW that count 0 and 1; between them by order of magnitude. */
export const budgetRange = { least: 10_000_000, most: 20_000_000_000 } as const;

/** How closely a programme is meant for an industry, by the digits of the KSIC code its rule lists (0: a section letter). */
export const industryCloseness: Readonly<Record<number, number>> = { 0: 0.3, 2: 0.6, 3: 0.8, 4: 0.9, 5: 1 };

/** How closely a programme is meant for a field that KSIC does not carry. */
export const fieldCloseness = 0.8;

/** What is not yet known to fit counts this share of what is. */
export const unknownShare = 0.5;
