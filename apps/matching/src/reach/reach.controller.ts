import { WholeCopyGuard } from '#copies';
import { Clock, JsonBody, requestContext, Staff } from '#service-kit';
import { Controller, HttpCode, Post, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Matcher } from '../matcher/matcher.js';
import { QueryTimes } from '../query-times/query-times.js';
import { ruleOf } from '../verdicts/rule-of.js';
import { ReachAnswer } from './reach.answer.js';
import { ReachBody } from './reach.body.js';

@ApiTags('reach')
@Controller('api/reach')
@UseGuards(WholeCopyGuard)
export class ReachController {
  constructor(
    private readonly matcher: Matcher,
    private readonly clock: Clock,
    private readonly times: QueryTimes,
  ) {}

  @Post()
  @HttpCode(200)
  @Staff()
  @ApiOperation({ summary: 'How many registered firms a rule reaches, by county and size; nothing is stored' })
  @ApiOkResponse({ type: ReachAnswer })
  reach(@JsonBody(ReachBody, { raw: ['rule'] }) body: ReachBody): ReachAnswer {
    const rule = ruleOf(body.rule, requestContext()?.language ?? 'ko');
    const from = performance.now();
    const asked = { rule, applicants: body.applicants ?? ['company'], call: body.call ?? null, asOf: body.asOf ?? this.clock.asOf() };
    const reached = this.times.measure('reach', () => this.matcher.reach(asked));
    return { ...reached, millis: Math.round((performance.now() - from) * 1000) / 1000 };
  }
}
