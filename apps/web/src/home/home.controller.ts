import { Public } from '#service-kit';
import { Controller, Get, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { PageErrorFilter } from '../errors/page-error.filter.js';
import { sendPage } from '../layout/render-page.js';
import { PageSource } from '../layout/page.source.js';
import { homeView } from './home.page.js';

@ApiExcludeController()
@Public()
@UseFilters(PageErrorFilter)
@Controller()
export class HomeController {
  constructor(private readonly pages: PageSource) {}

  @Get()
  async show(@Req() request: Request, @Res() response: Response): Promise<void> {
    const page = await this.pages.open(request);
    sendPage(response, page, homeView(page));
  }
}
