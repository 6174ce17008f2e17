import { type Lang, seoulDay, writeWon } from '#korea';
import type { MaterialChange } from '#telling';
import type { FieldChange } from '../channels/message.js';

/** Changes as people write them: dates of Seoul, amounts in won, how a call closes in words. */
export function writtenChanges(changes: (lang: Lang) => readonly MaterialChange[]): readonly FieldChange[] {
  const en = changes('en');
  return changes('ko').map((ko, index) => {
    const other = en[index] ?? ko;
    return {
      field: ko.field,
      from: pair(write(ko, 'from', 'ko'), write(other, 'from', 'en')),
      to: pair(write(ko, 'to', 'ko'), write(other, 'to', 'en')),
    };
  });
}

function write(change: MaterialChange, side: 'from' | 'to', lang: Lang): string | null {
  const value = change[side];
  if (value === null) return null;
  switch (change.field) {
    case 'amount':
      return writeWon(Number(value), lang);
    case 'closing':
      return closings[lang][value as keyof typeof closings.ko];
    case 'eligibility':
      return String(value);
    case 'opensAt':
    case 'closesAt':
      return writeDate(String(value));
  }
}

/** `2024-03-18`, or `2024-03-18 18:00` where it has a time; instants are given as Seoul's clocks show them. */
function writeDate(date: string): string {
  return date.includes('T') ? `${seoulDay(date)} ${date.slice(11, 16)}` : date;
}

function pair(ko: string | null, en: string | null): FieldChange['from'] {
  return ko === null ? null : { ko, en: en ?? ko };
}

const closings = {
  ko: { fixed: '기한 내 접수', 'until-exhausted': '예산 소진 시까지', rolling: '상시 접수', unknown: '미정' },
  en: { fixed: 'by the closing date', 'until-exhausted': 'until the budget is spent', rolling: 'at any time', unknown: 'not known' },
} as const;
