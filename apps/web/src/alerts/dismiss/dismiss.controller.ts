import { Public } from '#service-kit';
import { Controller, Get, Param, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { withEntries } from '../../address/address.js';
import { ApiProblem } from '../../api-client/api-client.errors.js';
import { Confidential } from '../../layout/confidential.decorator.js';
import { FormPost, formField } from '../../layout/form.js';
import type { Page } from '../../layout/page.js';
import { PageSource } from '../../layout/page.source.js';
import { sendAfter, sendPage } from '../../layout/render-page.js';
import { AlertsApi } from '../alerts-api.js';
import { dismissalReasons } from '../alerts-api.types.js';
import { LinkErrorFilter } from '../link-error.filter.js';
import { ProgramTitles } from '../program-titles.js';
import { type Dismiss, dismissView } from './dismiss.page.js';

/** Where the link beside a line of a message leads: to hear no more of its programme. Looking dismisses nothing. */
@ApiExcludeController()
@Public()
@UseFilters(LinkErrorFilter)
@Controller('alerts/dismiss')
export class DismissController {
  constructor(
    private readonly pages: PageSource,
    private readonly alerts: AlertsApi,
    private readonly titles: ProgramTitles,
  ) {}

  @Get(':entryId')
  @Confidential()
  async show(@Param('entryId') entryId: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const page = await this.pages.open(request);
    sendPage(response, page, dismissView(page, { ...(await this.line(entryId, page)), text: '', problem: null }));
  }

  /** Without a choice the reason is another one: nobody has to say why. */
  @FormPost(':entryId')
  @Confidential()
  async dismiss(@Param('entryId') entryId: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const page = await this.pages.open(request);
    const chosen = formField(request, 'reason');
    const text = formField(request, 'text');
    const reason = dismissalReasons.find((each) => each === chosen) ?? 'other';
    try {
      await this.alerts.dismiss(entryId, tokenOf(page), { reason, ...(text !== '' && { text }) }, page.visitor);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status !== 422) throw error;
      return sendPage(
        response,
        page,
        dismissView(page, { ...(await this.line(entryId, page)), chosen: reason, text, problem: error.detail }),
      );
    }
    sendAfter(response, withEntries(page.path, [...page.query]));
  }

  private async line(entryId: string, page: Page): Promise<Pick<Dismiss, 'line' | 'programTitle' | 'token'>> {
    const token = tokenOf(page);
    const line = await this.alerts.toldLine(entryId, token, page.visitor);
    return { line, token, programTitle: await this.titles.of(line.programId, page.visitor) };
  }
}

function tokenOf({ query }: Page): string {
  return query.get('token') ?? '';
}
