import type { Messages } from '../i18n/messages.js';

export type SectionName = 'find' | 'all';

/** The main menu: one line for each part of the site. */
export const sections: readonly { readonly name: SectionName; readonly path: string; readonly label: (t: Messages) => string }[] = [
  { name: 'find', path: '/', label: (t) => t.nav.find },
  { name: 'all', path: '/search', label: (t) => t.nav.all },
];
