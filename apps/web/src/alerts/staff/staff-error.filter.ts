import { Catch, Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { ApiProblem } from '../../api-client/api-client.errors.js';
import { type Failure, failureOf } from '../../errors/error.page.js';
import { PageErrorFilter } from '../../errors/page-error.filter.js';
import type { Page } from '../../layout/page.js';
import type { View } from '../../layout/view.js';
import { ForeignForm, SignInNeeded } from './sign-in.js';
import { signInView } from './sign-in.page.js';

/** Asks whoever is not known to sign in; the browser has a dialog for it. */
@Catch()
@Injectable()
export class StaffErrorFilter extends PageErrorFilter {
  protected override viewOf(error: unknown, page: Page, response: Response): View {
    const isRefused = error instanceof ApiProblem && error.status === 401;
    if (!isRefused && !(error instanceof SignInNeeded)) return super.viewOf(error, page, response);
    response.set('WWW-Authenticate', 'Basic realm="Ieum staff", charset="UTF-8"');
    return signInView(page, isRefused);
  }

  protected override failureFor(error: unknown, page: Page): Failure {
    const { t } = page;
    if (error instanceof ForeignForm) return { status: 403, title: t.errors.refusedTitle, sentence: t.staff.foreignForm, again: false };
    // Staff may read what the API says is not there, and why.
    if (error instanceof ApiProblem && error.status === 404) return failureOf(404, t, error.detail);
    return super.failureFor(error, page);
  }
}
