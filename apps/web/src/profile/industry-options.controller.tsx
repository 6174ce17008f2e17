import { Public } from '#service-kit';
import { Controller, Get, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { renderToString } from 'preact-render-to-string';
import { PageErrorFilter } from '../errors/page-error.filter.js';
import { PageSource } from '../layout/page.source.js';

/** Every industry as options of a datalist, fetched by the script when the field is entered; the page itself carries the divisions alone. */
@ApiExcludeController()
@Public()
@UseFilters(PageErrorFilter)
@Controller('industry-options')
export class IndustryOptionsController {
  constructor(private readonly pages: PageSource) {}

  @Get()
  async send(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { vocabulary, lang } = await this.pages.open(request);
    const options = vocabulary.lists.industries.map((industry) => (
      <option key={industry.code} value={`${industry.code} ${vocabulary.nameOf(industry)}`} />
    ));
    response
      .set({ 'Content-Language': lang, 'Cache-Control': 'private, max-age=3600' })
      .vary('Accept-Language, Cookie')
      .type('html')
      .send(renderToString(<>{options}</>));
  }
}
