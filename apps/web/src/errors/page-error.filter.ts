import { Problem, say } from '#service-kit';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Injectable, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { ApiProblem, ApiUnreachable } from '../api-client/api-client.errors.js';
import type { Messages } from '../i18n/messages.js';
import type { Page } from '../layout/page.js';
import { PageSource } from '../layout/page.source.js';
import { sendPage } from '../layout/render-page.js';
import type { View } from '../layout/view.js';
import { errorView, type Failure, failureOf } from './error.page.js';

/** Whatever a page's making threw, as a page: a problem of the API with its own sentence, an unreachable API as something that passes. */
@Catch()
@Injectable()
export class PageErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger('Pages');

  constructor(protected readonly pages: PageSource) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const page = this.pages.openWithoutApi(request);
    if (response.headersSent) {
      // Part of a page has gone out: cutting the connection is the only way left to say that it is none.
      response.destroy();
      return;
    }
    if (error instanceof ApiProblem && error.retryAfter) response.setHeader('Retry-After', error.retryAfter);
    if (error instanceof Problem) response.set(error.headers);
    sendPage(response, page, this.viewOf(error, page, response));
  }

  protected viewOf(error: unknown, page: Page, _response: Response): View {
    return errorView(this.failureFor(error, page));
  }

  protected failureFor(error: unknown, page: Page): Failure {
    const { t } = page;
    if (error instanceof ApiProblem) return apiFailure(error, page);
    if (error instanceof ApiUnreachable) {
      this.logger.warn(`${error.message}: ${String(error.cause)}`);
      return failureOf(503, t);
    }
    if (error instanceof Problem) return failureOf(error.status, t, error.detail === undefined ? undefined : say(error.detail, page.lang));
    if (error instanceof HttpException) return failureOf(error.getStatus(), t);
    this.logger.error(error);
    return failureOf(500, t);
  }
}

function apiFailure(problem: ApiProblem, page: Page): Failure {
  // What fails behind the pages is not the visitor's doing, nor theirs to read about.
  if (problem.status >= 500 && problem.status !== 503) return failureOf(502, page.t);
  return failureOf(problem.status, page.t, problem.status === 404 ? notFoundWords(page) : problem.detail);
}

function notFoundWords({ path, t }: { readonly path: string; readonly t: Messages }): string {
  return /^\/(programs\/|alerts\/new$)/.test(path) ? t.errors.programNotFound : t.errors.notFound;
}
