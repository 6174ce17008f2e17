import { WholeCopyGuard } from '#copies';
import { callSummaryShape, pageShape, programSummaryShape } from '#contracts';
import { Answers, Clock, Public, query, ReadQuery, type QueryOf } from '#service-kit';
import { Controller, Get, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
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

const counts = z.array(z.object({ code: z.string(), count: z.int() }));
const searchAnswer = pageShape(programSummaryShape.extend({ call: callSummaryShape.nullable() })).extend({
  facets: z.object({ track: counts, status: counts, kind: counts, area: counts }),
});

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
  @Answers(searchAnswer)
  async find(@ReadQuery(searchShape) asked: QueryOf<typeof searchShape>): Promise<SearchPage> {
    await this.freshness.wait(asked.atLeast, null);
    const { q, sort, page, pageSize } = asked;
    return this.search.page({ text: q, filter: filterOf(asked), sort, asOf: this.clock.asOf(), page, pageSize });
  }
}
