import { Public } from '#service-kit';
import { Controller, Get, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { ApiProblem } from '../api-client/api-client.errors.js';
import { PageErrorFilter } from '../errors/page-error.filter.js';
import { sendOn, sendPage } from '../layout/render-page.js';
import type { Page } from '../layout/page.js';
import { PageSource } from '../layout/page.source.js';
import { refusalsOf } from '../profile/profile-problems.js';
import { readProfile, type ReadProfile } from '../profile/profile-query.js';
import { shorterAddress } from './results-address.js';
import { readView, type ResultsView } from './results-query.js';
import { type ResultsState, resultsView } from './results.page.js';
import { ResultsService } from './results.service.js';

@ApiExcludeController()
@Public()
@UseFilters(PageErrorFilter)
@Controller('matches')
export class ResultsController {
  constructor(
    private readonly pages: PageSource,
    private readonly results: ResultsService,
  ) {}

  /** At the one address that says the state; with an answer that has to be mended, where the form sent it. */
  @Get()
  async show(@Req() request: Request, @Res() response: Response): Promise<void> {
    const page = await this.pages.open(request);
    const read = readProfile(page.query, { lastYear: page.lastYear, industries: page.vocabulary.lists.industries });
    const view = readView(page.query);
    const shorter = read.problems.length > 0 ? null : shorterAddress(page, read.profile, view);
    if (shorter) return sendOn(response, page, shorter);
    sendPage(response, page, resultsView(page, await this.find(page, read, view), view));
  }

  /** An answer that cannot be read is left out; where the API refuses one, there are no results. */
  private async find(page: Page, read: ReadProfile, view: ResultsView): Promise<ResultsState> {
    const shared = page.vocabulary.lists.questions.map((question) => question.code);
    try {
      return { ...read, results: await this.results.find(read.profile, view, shared, page.visitor) };
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code !== 'profile-invalid') throw error;
      return { ...read, problems: [...read.problems, ...refusalsOf(error)] };
    }
  }
}
