import { Catch, Injectable } from '@nestjs/common';
import { ApiProblem } from '../api-client/api-client.errors.js';
import type { Failure } from '../errors/error.page.js';
import { PageErrorFilter } from '../errors/page-error.filter.js';
import type { Page } from '../layout/page.js';

/** A link of a mail that does not lead anywhere (any more): what may be the reason, as the API tells nobody which it is. */
@Catch()
@Injectable()
export class LinkErrorFilter extends PageErrorFilter {
  protected override failureFor(error: unknown, page: Page): Failure {
    const { t, path } = page;
    const isGone = error instanceof ApiProblem && (error.status === 404 || error.status === 401);
    if (!isGone) return super.failureFor(error, page);
    const sentence = path === '/alerts/confirm' ? t.alerts.gone.confirm : t.alerts.gone.link;
    return { status: 404, title: t.alerts.gone.title, sentence, again: false };
  }
}
