import { Public } from '#service-kit';
import { Controller, Get, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { ApiProblem } from '../api-client/api-client.errors.js';
import { PageErrorFilter } from '../errors/page-error.filter.js';
import { sendOn, sendPage } from '../layout/render-page.js';
import { PageSource } from '../layout/page.source.js';
import { refusalsOf } from '../profile/profile-problems.js';
import { readProfile, type ReadProfile } from '../profile/profile-query.js';
import { shorterAddress } from './results-address.js';
import { readView } from './results-query.js';
import { resultsView } from './results.page.js';
import { type Results, ResultsService } from './results.service.js';

@ApiExcludeController()
@Public()
@UseFilters(PageErrorFilter)
@Controller('matches')
export class ResultsController {
  constructor(
    private readonly pages: PageSource,
    private readonly results: ResultsService,
  ) {}

  /** Where the answers could be read, at the one address that says so; else the form with what has to be mended. */
  @Get()
  async show(@Req() request: Request, @Res() response: Response): Promise<void> {
    const page = await this.pages.open(request);
    const read = readProfile(page.query, { lastYear: page.lastYear, industries: page.vocabulary.lists.industries });
    const view = readView(page.query);
    const shorter = read.problems.length > 0 ? null : shorterAddress(page, read.profile, view);
    if (shorter) return sendOn(response, page, shorter);
    const shared = page.vocabulary.lists.questions.map((question) => question.code);
    const answer =
      read.problems.length > 0 ? read : await this.find(read, () => this.results.find(read.profile, view, shared, page.visitor));
    sendPage(response, page, resultsView(page, answer, view));
  }

  private async find(read: ReadProfile, ask: () => Promise<Results>): Promise<ReadProfile & { readonly results?: Results }> {
    try {
      return { ...read, results: await ask() };
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'profile-invalid') return { ...read, problems: refusalsOf(error) };
      throw error;
    }
  }
}
