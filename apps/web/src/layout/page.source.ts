import { Config } from '#service-kit';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { Visitor } from '../api-client/api-client.types.js';
import { AssetStore } from '../assets/asset.store.js';
import { lastYearOf, type PageClock, todayOf } from '../clock/page-clock.js';
import { PageClockSource } from '../clock/page-clock.source.js';
import { Format } from '../i18n/format.js';
import { chooseLanguage } from '../i18n/language.js';
import { messages } from '../i18n/messages.js';
import { VocabularySource } from '../vocabulary/vocabulary.source.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import type { Page } from './page.js';

/** Gathers for a request what its page needs whatever it shows. */
@Injectable()
export class PageSource {
  constructor(
    private readonly clock: PageClockSource,
    private readonly vocabulary: VocabularySource,
    private readonly assets: AssetStore,
    private readonly config: Config,
  ) {}

  /** Throws what the API client throws where not even the names of things can be had. */
  async open(request: Request): Promise<Page> {
    const visitor = visitorOf(request);
    const [clock, vocabulary] = await Promise.all([this.clock.read(visitor), this.vocabulary.read(visitor)]);
    return this.make(request, visitor, clock, vocabulary);
  }

  /** With what was known last, asking nobody: for a page that says that something failed. */
  openWithoutApi(request: Request): Page {
    const visitor = visitorOf(request);
    return this.make(request, visitor, this.clock.lastKnown(visitor.lang), this.vocabulary.lastKnown(visitor.lang));
  }

  private make(request: Request, visitor: Visitor, clock: PageClock, vocabulary: Vocabulary): Page {
    const { lang } = visitor;
    const { path, query } = addressOf(request);
    return {
      lang,
      visitor,
      t: messages[lang],
      format: new Format(lang),
      clock,
      today: todayOf(clock),
      lastYear: lastYearOf(clock),
      vocabulary,
      assets: { style: this.assets.url('ieum.css'), script: this.assets.url('ieum.js'), icon: this.assets.url('icon.svg') },
      publicUrl: this.config.publicUrl,
      path,
      query,
    };
  }
}

/** Path and query as they were sent; the framework's own query parser would fold repeated names. */
function addressOf(request: Request): { path: string; query: URLSearchParams } {
  const [path = '/', query = ''] = request.originalUrl.split(/\?(.*)/s);
  return { path, query: new URLSearchParams(query) };
}

function visitorOf(request: Request): Visitor {
  const lang = chooseLanguage({
    query: addressOf(request).query.get('lang'),
    cookie: request.headers.cookie,
    accept: request.headers['accept-language'],
  });
  return { lang, address: request.ip };
}
