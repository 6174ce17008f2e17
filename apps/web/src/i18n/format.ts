import { type Day, isDay, type Lang, writeWon } from '#korea';

const locales: Readonly<Record<Lang, string>> = { ko: 'ko-KR', en: 'en-GB' };
const timeZone = 'Asia/Seoul';

/** Numbers, days and amounts as a reader of one language writes them; instants in Seoul's time. */
export class Format {
  private readonly locale: string;

  constructor(private readonly lang: Lang) {
    this.locale = locales[lang];
  }

  count(n: number): string {
    return n.toLocaleString(this.locale);
  }

  /** KRW. A fraction or an amount past what can be held exactly is written plainly. */
  won(amount: number): string {
    return Number.isSafeInteger(amount) ? writeWon(amount, this.lang) : this.count(amount);
  }

  /** `2024년 3월 18일(월)`. */
  day(day: Day): string {
    return this.longDay(noonOf(day));
  }

  /** `3월 18일`. */
  shortDay(day: Day): string {
    return this.write(noonOf(day), { month: 'long', day: 'numeric' });
  }

  /** A day, or an instant as `2024년 3월 18일(월) 18:00`. */
  moment(dayOrInstant: string): string {
    if (isDay(dayOrInstant)) return this.day(dayOrInstant);
    const instant = new Date(dayOrInstant);
    if (Number.isNaN(instant.getTime())) return dayOrInstant;
    return `${this.longDay(instant)} ${this.time(dayOrInstant)}`;
  }

  /** `18:00` of an instant. */
  time(instant: string): string {
    return this.write(new Date(instant), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  }

  /** `2024`, `2024-03` or `2024-03-18` as far as it goes. */
  period(text: string): string {
    if (isDay(text)) return this.write(noonOf(text), { year: 'numeric', month: 'long', day: 'numeric' });
    if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return this.write(noonOf(`${text}-01`), { year: 'numeric', month: 'long' });
    if (/^\d{4}$/.test(text)) return this.write(noonOf(`${text}-01-01`), { year: 'numeric' });
    return text;
  }

  private longDay(date: Date): string {
    const day = this.write(date, { year: 'numeric', month: 'long', day: 'numeric' });
    const weekday = this.write(date, { weekday: 'short' });
    return this.lang === 'ko' ? `${day}(${weekday})` : `${weekday} ${day}`;
  }

  private write(date: Date, options: Intl.DateTimeFormatOptions): string {
    return new Intl.DateTimeFormat(this.locale, { ...options, timeZone }).format(date);
  }
}

function noonOf(day: Day): Date {
  return new Date(`${day}T12:00:00+09:00`);
}
