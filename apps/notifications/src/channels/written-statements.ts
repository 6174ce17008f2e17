import { type Lang, writeWon } from '#korea';
import type { MaterialChange, MaterialField, StatementKind } from '#telling';
import { oneLine } from './one-line.js';
import { writeClosing, writeMoment } from './written-dates.js';

/** A kind of statement in a word or two. */
export function writeKind(kind: StatementKind, lang: Lang): string {
  return words[lang].kinds[kind];
}

/** A change in words: the field, what it was, what it is. */
export function writeChange(change: MaterialChange, lang: Lang): { readonly field: string; readonly from: string; readonly to: string } {
  const { fields, notGiven } = words[lang];
  return { field: fields[change.field], from: valueOf(change, 'from', lang) ?? notGiven, to: valueOf(change, 'to', lang) ?? notGiven };
}

/** An amount of KRW as people write it; a fraction of a won, or more than can be held exactly, plainly. */
export function writeAmount(amount: number, lang: Lang): string {
  return Number.isSafeInteger(amount) ? writeWon(amount, lang) : amount.toLocaleString('en');
}

function valueOf(change: MaterialChange, side: 'from' | 'to', lang: Lang): string | null {
  switch (change.field) {
    case 'opensAt':
    case 'closesAt':
      return change[side] === null ? null : writeMoment(change[side], lang);
    case 'closing':
      return change[side] === null ? null : writeClosing(change[side], lang);
    case 'amount':
      return change[side] === null ? null : writeAmount(change[side], lang);
    case 'eligibility':
      return oneLine(change[side]);
  }
}

interface StatementWords {
  readonly kinds: Readonly<Record<StatementKind, string>>;
  readonly fields: Readonly<Record<MaterialField, string>>;
  readonly notGiven: string;
}

const words: Readonly<Record<Lang, StatementWords>> = {
  ko: {
    kinds: {
      'match.new': '새로 맞는 사업',
      'call.opened': '접수 시작',
      'call.changed': '내용 변경',
      'call.closing': '마감 임박',
      'call.withdrawn': '공고 취소',
    },
    fields: { opensAt: '접수 시작', closesAt: '마감', closing: '마감 방식', amount: '사업 예산', eligibility: '지원 자격' },
    notGiven: '없음',
  },
  en: {
    kinds: {
      'match.new': 'New programme that fits',
      'call.opened': 'Open for applications',
      'call.changed': 'Changed',
      'call.closing': 'Closing soon',
      'call.withdrawn': 'Call withdrawn',
    },
    fields: {
      opensAt: 'Applications from',
      closesAt: 'Closes',
      closing: 'How it closes',
      amount: 'Programme budget',
      eligibility: 'Eligibility',
    },
    notGiven: 'none',
  },
};
