import type { Lang } from '#korea';

export const languages: readonly Lang[] = ['ko', 'en'];

/** Remembers the visitor's choice for a year; no other cookie is set by these pages. */
export const languageCookie = 'ieum-lang';

export interface LanguageHints {
  /** `?lang=` of the address. */
  readonly query?: string | null;
  /** The whole `Cookie` header. */
  readonly cookie?: string | undefined;
  /** The whole `Accept-Language` header. */
  readonly accept?: string | undefined;
}

/** The address wins, then the remembered choice, then what the browser prefers; Korean where nothing says otherwise. */
export function chooseLanguage(hints: LanguageHints): Lang {
  return asLang(hints.query) ?? asLang(remembered(hints.cookie)) ?? preferred(hints.accept) ?? 'ko';
}

export function asLang(text: string | null | undefined): Lang | null {
  return text === 'ko' || text === 'en' ? text : null;
}

function remembered(cookie: string | undefined): string | null {
  const entry = (cookie ?? '').split(';').find((part) => part.trim().startsWith(`${languageCookie}=`));
  return entry ? entry.trim().slice(languageCookie.length + 1) : null;
}

/** RFC 9110 §12.5.4; of equal weights the first named wins. */
function preferred(accept: string | undefined): Lang | null {
  let best: { lang: Lang; weight: number } | null = null;
  for (const range of (accept ?? '').split(',')) {
    const [tag = '', ...parameters] = range.trim().split(';');
    const lang = asLang(tag.trim().toLowerCase().split('-')[0]);
    const quality = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find((value) => value !== undefined);
    const weight = quality === undefined ? 1 : Number(quality);
    if (lang && weight > 0 && (!best || weight > best.weight)) best = { lang, weight };
  }
  return best?.lang ?? null;
}
