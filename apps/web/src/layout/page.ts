import type { Day, Lang } from '#korea';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Visitor } from '../api-client/api-client.types.js';
import type { PageClock } from '../clock/page-clock.js';
import type { Format } from '../i18n/format.js';
import type { Messages } from '../i18n/messages.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';

/** What every part of one page may need: who reads it, what time it is, how things are called. */
export interface Page {
  readonly lang: Lang;
  /** Whom the API is asked for. */
  readonly visitor: Visitor;
  readonly t: Messages;
  readonly format: Format;
  readonly clock: PageClock;
  /** In Seoul. */
  readonly today: Day;
  /** The last closed year. */
  readonly lastYear: number;
  readonly vocabulary: Vocabulary;
  readonly assets: { readonly style: string; readonly script: string; readonly icon: string };
  /** What addresses start with that are copied to other programs. */
  readonly publicUrl: string;
  readonly path: string;
  readonly query: URLSearchParams;
}

const context = createContext<Page | null>(null);

export const PageProvider = context.Provider;

/** The page being made. Throws outside of one. */
export function usePage(): Page {
  const page = useContext(context);
  if (!page) throw new Error('A component of a page was rendered outside of a page');
  return page;
}
