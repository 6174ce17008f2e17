import { ClockedIndex } from '#copies';
import { seoulDay, seoulMoment, type Lang } from '#korea';
import { Clock, Config } from '#service-kit';
import { Injectable } from '@nestjs/common';
import { listenerOf, type Listener } from '../planning/listener.js';
import { Secrets } from '../subscriptions/secrets.js';
import { writeAtom } from './atom.js';
import { writeCalendar } from './calendar.js';
import { words } from './call-words.js';
import { CancelledCalls } from './cancelled-calls.service.js';
import { FeedNames, type FeedSource } from './feed-source.js';
import { type AskedSearch, filterOf, searchInWords, writeSearch } from './feeds.query.js';
import { FittingCalls, type Sought } from './fitting-calls.service.js';

/** What fits a firm or a search, as a feed and as a calendar. */
@Injectable()
export class Feeds {
  private readonly names: FeedNames;

  constructor(
    private readonly index: ClockedIndex,
    private readonly fitting: FittingCalls,
    private readonly cancelled: CancelledCalls,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
    config: Config,
  ) {
    this.names = new FeedNames(config.publicUrl);
  }

  /** null where there is no such firm, or the token is not the one for its feeds. */
  async companyAtom(companyId: string, token: string | undefined, lang: Lang): Promise<string | null> {
    const source = await this.companySource(companyId, token, lang);
    if (source === null || token === undefined) return null;
    return this.atom(source, `token=${encodeURIComponent(token)}`, { listener: companyListener(companyId) }, lang);
  }

  /** null as above. */
  async companyCalendar(companyId: string, token: string | undefined, lang: Lang): Promise<string | null> {
    const source = await this.companySource(companyId, token, lang);
    if (source === null) return null;
    const calls = await this.fitting.closing({ listener: companyListener(companyId) });
    const cancelled = await this.cancelled.ofCompany(companyId);
    return writeCalendar({ source, names: this.names, calls, cancelled, lang });
  }

  searchAtom(asked: AskedSearch, lang: Lang): Promise<string> {
    const source = this.searchSource(asked, lang);
    return this.atom(source, source.query, searched(asked), lang);
  }

  async searchCalendar(asked: AskedSearch, lang: Lang): Promise<string> {
    const sought = searched(asked);
    const calls = await this.fitting.closing(sought);
    const cancelled = sought.listener.search === undefined ? [] : await this.cancelled.ofSearch(sought.listener.search);
    return writeCalendar({ source: this.searchSource(asked, lang), names: this.names, calls, cancelled, lang });
  }

  private async atom(source: FeedSource, query: string, sought: Sought, lang: Lang): Promise<string> {
    const self = `${this.names.publicUrl}${source.path}.atom${query === '' ? '' : `?${query}`}`;
    const calls = await this.fitting.newest(sought);
    const otherwise = seoulMoment(seoulDay(this.clock.now()));
    return writeAtom({ source, self, names: this.names, calls, otherwise, lang });
  }

  private async companySource(companyId: string, token: string | undefined, lang: Lang): Promise<FeedSource | null> {
    if (!(await this.secrets.isToken('feed', companyId, token))) return null;
    const row = this.index.firms.rowOf(companyId);
    if (row === undefined) return null;
    const title = words[lang].forCompany(this.index.firms.labelOf(row));
    return { path: `/feeds/companies/${companyId}`, query: '', page: this.names.publicUrl, title };
  }

  private searchSource(asked: AskedSearch, lang: Lang): FeedSource {
    const query = writeSearch(asked);
    const page = `${this.names.publicUrl}/search${query === '' ? '' : `?${query}`}`;
    return { path: '/feeds/search', query, page, title: words[lang].forSearch(searchInWords(asked, lang)) };
  }
}

/** Nobody is told: only what fits is asked. */
const nobody = { recipient: 'feed', frequency: 'at-once' } as const;

function companyListener(companyId: string): Listener {
  return { ...nobody, id: 'feed', kind: 'company', subject: `company:${companyId}`, companyId };
}

function searched(asked: AskedSearch): Sought {
  const listener = listenerOf('feed', {
    ...nobody,
    kind: 'search',
    search: { query: asked.q ?? null, filter: filterOf(asked), profile: null },
    language: 'ko',
    state: 'active',
    createdAt: '',
    baseline: null,
    isPlanned: true,
  });
  return { listener, ...(asked.q !== undefined && { query: asked.q }) };
}
