import type { Closing } from '#contracts';
import { isDay, type Lang } from '#korea';
import type { MessageLine } from './message.js';

/** Made once: to make one takes longer than to write a thousand dates. */
const formats = { ko: formatsOf('ko-KR'), en: formatsOf('en-GB') } as const satisfies Record<Lang, unknown>;

function formatsOf(locale: string) {
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'Asia/Seoul' });
  return {
    day: format({ year: 'numeric', month: 'long', day: 'numeric' }),
    weekday: format({ weekday: 'short' }),
    time: format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  };
}

/** `2024년 3월 18일(월)`, with ` 18:00` where it is an instant; the days and times of Seoul. */
export function writeMoment(dayOrInstant: string, lang: Lang): string {
  const { day, weekday, time } = formats[lang];
  const date = new Date(isDay(dayOrInstant) ? `${dayOrInstant}T12:00:00+09:00` : dayOrInstant);
  const written = lang === 'ko' ? `${day.format(date)}(${weekday.format(date)})` : `${weekday.format(date)} ${day.format(date)}`;
  return isDay(dayOrInstant) ? written : `${written} ${time.format(date)}`;
}

/** From when until when one can apply, as far as it is known. */
export function writePeriod({ opensAt, closesAt, closing }: Pick<MessageLine, 'opensAt' | 'closesAt' | 'closing'>, lang: Lang): string {
  const opens = opensAt === undefined ? '' : writeMoment(opensAt, lang);
  const closes = closesAt === undefined ? '' : writeMoment(closesAt, lang);
  const { from, until } = words[lang];
  const dates = opens && closes ? `${opens} ~ ${closes}` : opens ? from(opens) : closes ? until(closes) : '';
  const manner = closing === 'fixed' || (closing === 'unknown' && dates !== '') ? '' : writeClosing(closing, lang);
  if (dates === '') return manner === '' ? words[lang].closing.unknown : manner;
  return manner === '' ? dates : `${dates} (${manner})`;
}

/** How a call ends. */
export function writeClosing(closing: Closing, lang: Lang): string {
  return words[lang].closing[closing];
}

/** `D-5`; on the day itself in a word. */
export function writeDaysLeft(days: number, lang: Lang): string {
  return days > 0 ? `D-${days}` : words[lang].today;
}

const words = {
  ko: {
    from: (day: string) => `${day}부터`,
    until: (day: string) => `${day}까지`,
    today: '오늘 마감',
    closing: {
      fixed: '정해진 날에 마감',
      'until-exhausted': '예산 소진 시 조기 마감',
      rolling: '상시 접수',
      unknown: '날짜는 공고문에서 확인',
    } satisfies Record<Closing, string>,
  },
  en: {
    from: (day: string) => `from ${day}`,
    until: (day: string) => `until ${day}`,
    today: 'closes today',
    closing: {
      fixed: 'closes on a fixed day',
      'until-exhausted': 'closes early once the budget is spent',
      rolling: 'open all the time',
      unknown: 'see the notice for dates',
    } satisfies Record<Closing, string>,
  },
} as const;
