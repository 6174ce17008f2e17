import { FirmCopy, ProgramCopy, WholeCopyGuard } from '#copies';
import { matchShape as oneMatch, pageShape, parseCompany, type Match, type ProgramFilter } from '#contracts';
import type { Profile } from '#eligibility';
import { Answers, Clock, JsonBody, Problem, Public, readPaging, ReadQuery, requestContext, Staff, type QueryOf } from '#service-kit';
import { Controller, Get, Header, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { FreshnessService } from '../freshness/freshness.service.js';
import { MatchesBody } from './matches.body.js';
import { filterOf, matchesShape, matchShape } from './matches.query.js';
import { MatchesService } from './matches.service.js';

const counts = z.object({ eligible: z.int(), unknown: z.int(), ineligible: z.int() });
const matchesAnswer = pageShape(oneMatch).extend({
  totals: counts.meta({ description: 'After the query and the filter, whatever is included in the items' }),
});

/** Of lists, which are written as JSON before they come here. */
const json = 'application/json; charset=utf-8';

@ApiTags('matches')
@Controller('api')
@UseGuards(WholeCopyGuard)
export class MatchesController {
  constructor(
    private readonly matches: MatchesService,
    private readonly firms: FirmCopy,
    private readonly programs: ProgramCopy,
    private readonly freshness: FreshnessService,
    private readonly clock: Clock,
  ) {}

  @Post('matches')
  @HttpCode(200)
  @Header('Content-Type', json)
  @Public()
  @ApiOperation({ summary: 'Which programmes fit a firm that is described here; nothing is stored' })
  @Answers(matchesAnswer)
  async forProfile(@JsonBody(MatchesBody, { raw: ['profile'] }) body: MatchesBody): Promise<string> {
    const lang = language();
    const profile = parseCompany(body.profile, 'anonymous', lang);
    if (!profile.ok) throw new Problem('profile-invalid', { errors: profile.errors });
    const { page, pageSize } = readPaging(body);
    return this.matches.page({
      profile: profile.value,
      asOf: body.asOf ?? this.clock.asOf(),
      text: body.query,
      filter: filterIn(body),
      include: body.include ?? [],
      page,
      pageSize,
      lang,
    });
  }

  @Get('companies/:id/matches')
  @Header('Content-Type', json)
  @Staff()
  @ApiOperation({ summary: 'Which programmes fit a registered firm' })
  @Answers(matchesAnswer)
  async forCompany(@Param('id') id: string, @ReadQuery(matchesShape) query: QueryOf<typeof matchesShape>): Promise<string> {
    await this.freshness.wait(query.atLeast, id);
    const { include, page, pageSize } = query;
    return this.matches.page({
      profile: this.firm(id),
      asOf: query.asOf ?? this.clock.asOf(),
      text: query.query,
      filter: filterOf(query),
      include,
      page,
      pageSize,
      lang: language(),
    });
  }

  @Get('companies/:id/matches/:programId')
  @Staff()
  @ApiOperation({ summary: 'One programme for a registered firm, with the full trace' })
  @Answers(oneMatch)
  async one(
    @Param('id') id: string,
    @Param('programId') programId: string,
    @ReadQuery(matchShape) query: QueryOf<typeof matchShape>,
  ): Promise<Match> {
    await this.freshness.wait(query.atLeast, id);
    const profile = this.firm(id);
    if (this.programs.get(programId) === undefined) throw new Problem('not-found');
    const match = this.matches.one(profile, programId, query.asOf ?? this.clock.asOf(), language());
    if (match === null) throw new Problem('not-for-this-firm');
    return match;
  }

  private firm(id: string): Profile {
    const profile = this.firms.profileOf(id);
    if (profile === undefined) throw new Problem('not-found');
    return profile;
  }
}

function filterIn({ filter }: MatchesBody): ProgramFilter {
  return { tracks: filter?.tracks ?? [], status: filter?.status ?? [], areas: filter?.areas ?? [], kinds: filter?.kinds ?? [] };
}

function language() {
  return requestContext()?.language ?? 'ko';
}
