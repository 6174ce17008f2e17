import { type ProblemBody, ProblemPages } from '#service-kit';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { PageSource } from '../layout/page.source.js';
import { renderPage } from '../layout/render-page.js';
import { errorView, failureOf } from './error.page.js';

/** A problem outside of the pages, where a browser asked for a page: an address that nobody answers, above all. */
@Injectable()
export class WebProblemPages extends ProblemPages {
  constructor(private readonly pages: PageSource) {
    super();
  }

  override render(problem: ProblemBody, _language: unknown, request: Request): string {
    const page = this.pages.openWithoutApi(request);
    return renderPage(page, errorView(failureOf(problem.status, page.t, problem.status === 404 ? undefined : problem.detail)));
  }
}
