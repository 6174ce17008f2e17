import { Public } from '#service-kit';
import { Controller, Get, Param, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { pageOf } from '../../address/codes.js';
import { Confidential } from '../../layout/confidential.decorator.js';
import { PageSource } from '../../layout/page.source.js';
import { sendPage } from '../../layout/render-page.js';
import { staffOf } from '../staff/sign-in.js';
import { StaffApi } from '../staff/staff-api.js';
import { StaffErrorFilter } from '../staff/staff-error.filter.js';
import { inboxView } from './inbox.page.js';

/** What a registered firm was told. */
@ApiExcludeController()
@Public()
@UseFilters(StaffErrorFilter)
@Controller('companies/:id/inbox')
export class InboxController {
  constructor(
    private readonly pages: PageSource,
    private readonly api: StaffApi,
  ) {}

  @Get()
  @Confidential()
  async show(@Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const page = await this.pages.open(request);
    const staff = staffOf(request, page);
    const [{ name }, answer] = await Promise.all([this.api.company(id, staff), this.api.inbox(id, pageOf(page.query), staff)]);
    sendPage(response, page, inboxView(page, name, answer));
  }
}
