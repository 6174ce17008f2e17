import { Public } from '#service-kit';
import { Controller, Get, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Confidential } from '../../layout/confidential.decorator.js';
import { FormPost } from '../../layout/form.js';
import { PageSource } from '../../layout/page.source.js';
import { sendPage } from '../../layout/render-page.js';
import { AlertsApi } from '../alerts-api.js';
import { LinkErrorFilter } from '../link-error.filter.js';
import { ProgramTitles } from '../program-titles.js';
import { confirmedView } from './confirmed.page.js';
import { confirmView } from './confirm.page.js';

/** Where the link of the mail leads that asks whether it was they. Looking confirms nothing: programs that look at links do so too. */
@ApiExcludeController()
@Public()
@UseFilters(LinkErrorFilter)
@Controller('alerts/confirm')
export class ConfirmController {
  constructor(
    private readonly pages: PageSource,
    private readonly alerts: AlertsApi,
    private readonly titles: ProgramTitles,
  ) {}

  @Get()
  @Confidential()
  async show(@Req() request: Request, @Res() response: Response): Promise<void> {
    const page = await this.pages.open(request);
    const subscription = await this.alerts.subscription(...linkOf(page.query), page.visitor);
    sendPage(response, page, confirmView(page, await this.titles.name(subscription, page.visitor)));
  }

  @FormPost()
  @Confidential()
  async confirm(@Req() request: Request, @Res() response: Response): Promise<void> {
    const page = await this.pages.open(request);
    const confirmed = await this.alerts.confirm(...linkOf(page.query), page.visitor);
    sendPage(response, page, confirmedView(page, await this.titles.name(confirmed, page.visitor), confirmed.manageUrl));
  }
}

function linkOf(query: URLSearchParams): [id: string, token: string] {
  return [query.get('id') ?? '', query.get('token') ?? ''];
}
