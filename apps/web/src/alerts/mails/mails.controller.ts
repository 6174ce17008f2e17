import { Public } from '#service-kit';
import { Controller, Get, Param, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { pageOf } from '../../address/codes.js';
import { Confidential } from '../../layout/confidential.decorator.js';
import { PageSource } from '../../layout/page.source.js';
import { sendPage } from '../../layout/render-page.js';
import { StaffApi } from '../staff/staff-api.js';
import { StaffErrorFilter } from '../staff/staff-error.filter.js';
import { staffOf } from '../staff/sign-in.js';
import { sendMailFrame } from './mail-frame.js';
import { mailView } from './mail.page.js';
import { mailsView } from './mails.page.js';

/** Mails that were written to files because there is no mail server. */
@ApiExcludeController()
@Public()
@UseFilters(StaffErrorFilter)
@Controller('mails')
export class MailsController {
  constructor(
    private readonly pages: PageSource,
    private readonly api: StaffApi,
  ) {}

  @Get()
  @Confidential()
  async list(@Req() request: Request, @Res() response: Response): Promise<void> {
    const page = await this.pages.open(request);
    sendPage(response, page, mailsView(page, await this.api.mails(pageOf(page.query), staffOf(request, page))));
  }

  @Get(':id')
  @Confidential()
  async one(@Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const page = await this.pages.open(request);
    sendPage(response, page, mailView(page, await this.api.mail(id, staffOf(request, page))));
  }

  /** The mail as a mail program shows it, for the frame on its page. */
  @Get(':id/frame')
  @Confidential()
  async frame(@Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const page = await this.pages.open(request);
    sendMailFrame(response, await this.api.mail(id, staffOf(request, page)));
  }
}
