export type Language = 'ko' | 'en';

/** A sentence in both languages, or one that is already in the reader's. */
export type Text = string | { readonly ko: string; readonly en: string };

export function say(text: Text, language: Language): string {
  return typeof text === 'string' ? text : text[language];
}

/** The language `Accept-Language` weighs most, the first named among equals; Korean where it names neither. */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  let best: Language = 'ko';
  let bestWeight = 0;
  for (const range of (acceptLanguage ?? '').split(',')) {
    const [, language, weight = '1'] = /^\s*(ko|en)(?:-[\w-]+)?\s*(?:;\s*q=([\d.]+))?\s*$/i.exec(range) ?? [];
    if (language === undefined || !(Number(weight) > bestWeight)) continue;
    best = language.toLowerCase() === 'en' ? 'en' : 'ko';
    bestWeight = Number(weight);
  }
  return best;
}
