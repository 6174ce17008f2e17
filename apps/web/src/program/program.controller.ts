import { Public } from '#service-kit';
import { Controller, Get, Param, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { ApiProblem } from '../api-client/api-client.errors.js';
import { PageErrorFilter } from '../errors/page-error.filter.js';
import { sendOn, sendPage } from '../layout/render-page.js';
import { PageSource } from '../layout/page.source.js';
import type { Page } from '../layout/page.js';
import { refusalsOf } from '../profile/profile-problems.js';
import { type ReadProfile, readProfile } from '../profile/profile-query.js';
import { shorterAddress } from '../results/results-address.js';
import { readView } from '../results/results-query.js';
import { programView } from './program.page.js';
import type { ProgramState } from './program-state.js';
import { ProgramService } from './program.service.js';
import type { ProgramAnswer } from '../api-client/api-client.types.js';

@ApiExcludeController()
@Public()
@UseFilters(PageErrorFilter)
@Controller('programs')
export class ProgramController {
  constructor(
    private readonly pages: PageSource,
    private readonly programs: ProgramService,
  ) {}

  /** With a profile in the address the programme is judged for it; without one its conditions are shown. */
  @Get(':id')
  async show(@Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const page = await this.pages.open(request);
    const read = readProfile(page.query, { lastYear: page.lastYear, industries: page.vocabulary.lists.industries });
    const shorter = read.problems.length > 0 ? null : shorterAddress(page, read.profile, readView(page.query));
    if (shorter) return sendOn(response, page, shorter);
    const program = await this.programs.program(id, page);
    sendPage(response, page, programView(page, await this.judge(program, read, page)));
  }

  /** What cannot be read or is refused is left out of the verdict, and said at the form. */
  private async judge(program: ProgramAnswer, read: ReadProfile, page: Page): Promise<ProgramState> {
    try {
      return { ...(await this.programs.judge(program, read.profile, page)), ...read };
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code !== 'profile-invalid') throw error;
      const blank = await this.programs.judge(program, {}, page);
      return { ...blank, ...read, problems: [...read.problems, ...refusalsOf(error)] };
    }
  }
}
