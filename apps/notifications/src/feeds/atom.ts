import { tracks } from '#contracts';
import type { Lang } from '#korea';
import { Feed } from 'feed';
import { factsOf, titleOf, words } from './call-words.js';
import type { FeedNames, FeedSource } from './feed-source.js';
import type { FittingCall } from './fitting-calls.service.js';
import { plainLine } from './plain-text.js';

const longestSummary = 400;

export interface AtomContent {
  readonly source: FeedSource;
  /** The feed's own address, with what lets its reader in. */
  readonly self: string;
  readonly names: FeedNames;
  readonly calls: readonly FittingCall[];
  /** When an empty feed was last changed, epoch milliseconds. */
  readonly otherwise: number;
  readonly lang: Lang;
}

/** An Atom feed (RFC 4287) with an entry per call. */
export function writeAtom({ source, self, names, calls, otherwise, lang }: AtomContent): string {
  const feed = new Feed({
    id: names.feed(source),
    title: ampersands(plainLine(source.title)),
    updated: new Date(calls.reduce((last, { changedAt }) => Math.max(last, changedAt), calls.length === 0 ? otherwise : 0)),
    link: source.page,
    feed: self,
    author: { name: words[lang].author, link: names.publicUrl },
    generator: words[lang].author,
  });
  for (const { program, call, changedAt } of calls) {
    feed.addItem({
      id: names.call(program.id, call.id),
      title: html(titleOf(program, call)),
      link: names.programPage(program.id),
      date: new Date(changedAt),
      description: summaryOf({ program, call }, lang),
      category: program.tracks.map((code) => ({ term: code, name: tracks.find((track) => track.code === code)?.[lang] ?? code })),
    });
  }
  return feed.atom1();
}

function summaryOf({ program, call }: Pick<FittingCall, 'program' | 'call'>, lang: Lang): string {
  const facts = factsOf(program, call, lang).map(({ label, text }) => `${html(label)}: ${html(text)}`);
  const summary = plainLine(program.summary, longestSummary);
  return [...(summary === '' ? [] : [html(summary)]), ...facts].join('<br>');
}

/** Titles and summaries go out as HTML: the library wraps them and leaves what is in them as it is. */
function html(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The library takes `&amp;` in a title for an escaped ampersand. */
function ampersands(text: string): string {
  return text.replaceAll('&', '&amp;');
}
