import { Public } from '#service-kit';
import { Controller, Get, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { withEntries } from '../../address/address.js';
import { Confidential } from '../../layout/confidential.decorator.js';
import { FormPost, formField } from '../../layout/form.js';
import { PageSource } from '../../layout/page.source.js';
import { sendAfter, sendPage } from '../../layout/render-page.js';
import { LinkErrorFilter } from '../link-error.filter.js';
import { everything, manageView, stoppedName } from './manage.page.js';
import { type Link, ManageService } from './manage.service.js';

/** All that an address hears, for whoever holds a link that went there. */
@ApiExcludeController()
@Public()
@UseFilters(LinkErrorFilter)
@Controller('alerts/manage')
export class ManageController {
  constructor(
    private readonly pages: PageSource,
    private readonly managing: ManageService,
  ) {}

  @Get()
  @Confidential()
  async show(@Req() request: Request, @Res() response: Response): Promise<void> {
    const page = await this.pages.open(request);
    sendPage(response, page, manageView(page, await this.managing.all(linkOf(page.query), page.visitor)));
  }

  /** One, or all: `stop` says which. Afterwards the page says so. */
  @FormPost()
  @Confidential()
  async stop(@Req() request: Request, @Res() response: Response): Promise<void> {
    const page = await this.pages.open(request);
    const link = linkOf(page.query);
    const which = formField(request, 'stop');
    if (which === everything) await this.managing.stopAll(link, page.visitor);
    else if (which !== '') await this.managing.stop(which, link, page.visitor);
    const stopped = which === everything ? 'all' : 'one';
    const kept = [...page.query].filter(([name]) => name !== stoppedName);
    sendAfter(response, withEntries(page.path, which === '' ? kept : [...kept, [stoppedName, stopped]]));
  }
}

function linkOf(query: URLSearchParams): Link {
  return { recipient: query.get('recipient') ?? '', token: query.get('token') ?? '' };
}
