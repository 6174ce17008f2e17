import { ProgramCopy, WholeCopyGuard } from '#copies';
import { judgedCall } from '#contracts';
import { missingFields } from '#eligibility';
import { seoulDay } from '#korea';
import { Clock, Problem, query, ReadQuery, Staff, type QueryOf } from '#service-kit';
import { Controller, Get, Param, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Matcher } from '../matcher/matcher.js';
import { pagingShape } from '../matches/matches.query.js';
import { FreshnessService } from '../freshness/freshness.service.js';
import { QueryTimes } from '../query-times/query-times.js';
import { ProgramCompaniesAnswer } from './program-companies.answer.js';

const shape = {
  verdict: query.oneOf(['eligible', 'unknown'] as const, 'eligible'),
  asOf: query.dayOrInstant(),
  atLeast: query.atLeast(),
  cursor: query.list(
    (entry) => /^[\x21-\x7e]{1,200}$/.test(entry),
    { ko: '앞 쪽이 알려 준 값이 아닙니다.', en: 'This is not what the page before gave.' },
    1,
  ),
  ...pagingShape,
};

@ApiTags('reach')
@Controller('api/programs')
@UseGuards(WholeCopyGuard)
export class ProgramCompaniesController {
  constructor(
    private readonly matcher: Matcher,
    private readonly programs: ProgramCopy,
    private readonly freshness: FreshnessService,
    private readonly clock: Clock,
    private readonly times: QueryTimes,
  ) {}

  @Get(':id/companies')
  @Staff()
  @ApiOperation({ summary: 'Registered firms that fit a programme, by id' })
  @ApiOkResponse({ type: ProgramCompaniesAnswer })
  async companies(@Param('id') id: string, @ReadQuery(shape) asked: QueryOf<typeof shape>): Promise<ProgramCompaniesAnswer> {
    await this.freshness.wait(asked.atLeast, id);
    const program = this.programs.get(id);
    if (program === undefined) throw new Problem('not-found');
    const { verdict, page, pageSize } = asked;
    const asOf = asked.asOf ?? this.clock.asOf();
    const after = asked.cursor[0];
    const skip = after === undefined ? (page - 1) * pageSize : 0;
    const question = { programId: id, asOf, verdict, after, count: skip + pageSize + 1 };
    const { total, firms } = this.times.measure('companies', () => this.matcher.firmsFor(question));
    const { call, rule } = judgedCall(program, asOf);
    const judged = { asOf: seoulDay(asOf), call, programId: id };
    const shown = firms.slice(skip, skip + pageSize);
    return {
      items: shown.map(({ id: firmId, name, version, profile }) => ({
        company: { id: firmId, name, version, sites: profile.sites, industries: profile.industries },
        verdict,
        missing: verdict === 'unknown' ? missingFields(rule, profile, judged) : [],
      })),
      page,
      pageSize,
      total,
      cursor: firms.length > skip + pageSize ? (shown.at(-1)?.id ?? null) : null,
    };
  }
}
