/** A code of the Korean Standard Industrial Classification (한국표준산업분류). */
export interface Industry {
  /** A section letter, or two to five digits. */
  readonly code: string;
  readonly ko: string;
  readonly en: string;
  readonly level: 'section' | 'division' | 'group' | 'class' | 'subclass';
  /** The one revision that has the code in this meaning; left out if both have it. A code that changed its meaning has a row for each. */
  readonly revision?: 10 | 11;
}

/** A row of the tables; its level is the length of its code. English names are translations, not the official ones. */
export type NotifiedCode = Omit<Industry, 'level'>;
