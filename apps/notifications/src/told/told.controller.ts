import { Problem, Staff } from '#service-kit';
import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ResendAnswer, ToldAnswer, ToldCounts } from './told.answer.js';
import { Told } from './told.service.js';

@ApiTags('told')
@Staff()
@ApiExtraModels(ToldCounts)
@Controller('api/programs/:id/calls/:callId/told')
export class ToldController {
  constructor(private readonly told: Told) {}

  @Get()
  @ApiOperation({ summary: 'What became of all that was to be said of a call' })
  @ApiOkResponse({ type: ToldAnswer })
  async ofCall(@Param('id') id: string, @Param('callId') callId: string): Promise<ToldAnswer> {
    await this.check(id, callId);
    return this.told.ofCall(id, callId);
  }

  @Post('resend')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sends again what has failed, and nothing else' })
  @ApiOkResponse({ type: ResendAnswer })
  async resend(@Param('id') id: string, @Param('callId') callId: string): Promise<ResendAnswer> {
    await this.check(id, callId);
    return { planned: await this.told.resend(id, callId) };
  }

  private async check(id: string, callId: string): Promise<void> {
    if (!(await this.told.has(id, callId))) throw new Problem('not-found');
  }
}
