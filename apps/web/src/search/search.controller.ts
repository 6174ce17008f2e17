import { Public } from '#service-kit';
import { Controller, Get, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { withEntries } from '../address/address.js';
import { ApiClient } from '../api-client/api-client.js';
import { PageErrorFilter } from '../errors/page-error.filter.js';
import { sendOn, sendPage } from '../layout/render-page.js';
import { PageSource } from '../layout/page.source.js';
import { readSearch, searchPageSize, writeSearch } from './search-query.js';
import { searchView } from './search.page.js';

@ApiExcludeController()
@Public()
@UseFilters(PageErrorFilter)
@Controller('search')
export class SearchController {
  constructor(
    private readonly pages: PageSource,
    private readonly api: ApiClient,
  ) {}

  @Get()
  async show(@Req() request: Request, @Res() response: Response): Promise<void> {
    const page = await this.pages.open(request);
    const view = readSearch(page.query);
    const lang = page.query.getAll('lang').map((value) => ['lang', value] as const);
    const address = withEntries(page.path, [...writeSearch(view), ...lang]);
    if (address !== withEntries(page.path, [...page.query])) return sendOn(response, page, address);
    const query = new URLSearchParams(writeSearch(view).map(([name, value]) => [name, value]));
    query.set('pageSize', String(searchPageSize));
    sendPage(response, page, searchView(page, view, await this.api.search(query, page.visitor)));
  }
}
