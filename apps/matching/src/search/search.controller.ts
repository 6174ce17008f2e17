import { WholeCopyGuard } from '#copies';
import { Clock, Public, query, ReadQuery, type QueryOf } from '#service-kit';
import { Controller, Get, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { filterOf, filterShape, pagingShape } from '../matches/matches.query.js';
import { FreshnessService } from '../freshness/freshness.service.js';
import { searchSorts, SearchService, type SearchPage } from './search.service.js';

const searchShape = {
  ...filterShape,
  ...pagingShape,
  q: query.text(),
  sort: query.oneOf(searchSorts, 'relevance'),
  atLeast: query.atLeast(),
};

@ApiTags('search')
@Controller('api/search')
@UseGuards(WholeCopyGuard)
export class SearchController {
  constructor(
    private readonly search: SearchService,
    private readonly freshness: FreshnessService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Public()
  @ApiOperation({ summary: 'Programmes by text and filters, with facets' })
  async find(@ReadQuery(searchShape) asked: QueryOf<typeof searchShape>): Promise<SearchPage> {
    await this.freshness.wait(asked.atLeast, null);
    const { q, sort, page, pageSize } = asked;
    return this.search.page({ text: q, filter: filterOf(asked), sort, asOf: this.clock.asOf(), page, pageSize });
  }
}
