import { WholeCopyGuard } from '#copies';
import { judgementShape, parseCompany } from '#contracts';
import { judge, type Judgement } from '#eligibility';
import { seoulDay } from '#korea';
import { Answers, Clock, JsonBody, Problem, Public, requestContext } from '#service-kit';
import { Controller, HttpCode, Post, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ruleOf } from './rule-of.js';
import { VerdictsBody } from './verdicts.body.js';

@ApiTags('verdicts')
@Controller('api/verdicts')
@UseGuards(WholeCopyGuard)
export class VerdictsController {
  constructor(private readonly clock: Clock) {}

  @Post()
  @HttpCode(200)
  @Public()
  @ApiOperation({ summary: 'Judges a rule for a profile; nothing is stored' })
  @Answers(judgementShape)
  judge(@JsonBody(VerdictsBody, { raw: ['rule', 'profile'] }) body: VerdictsBody): Judgement {
    const lang = requestContext()?.language ?? 'ko';
    const rule = ruleOf(body.rule, lang);
    const profile = parseCompany(body.profile, 'anonymous', lang);
    if (!profile.ok) throw new Problem('profile-invalid', { errors: profile.errors });
    const asOf = seoulDay(body.asOf ?? this.clock.asOf());
    return judge(rule, profile.value, { asOf, call: body.call, bareAnswers: true }, lang);
  }
}
