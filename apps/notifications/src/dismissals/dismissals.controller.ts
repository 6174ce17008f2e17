import { JsonBody, Public, query, type QueryOf, ReadQuery } from '#service-kit';
import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DismissalAnswer, DismissalBody, ToldLineAnswer } from './dismissal.body.js';
import { Dismissals } from './dismissals.service.js';

const tokenShape = { token: query.text() };

@ApiTags('recipients')
@Public()
@Controller('api/told')
export class DismissalsController {
  constructor(private readonly dismissals: Dismissals) {}

  @Get(':entryId')
  @ApiOperation({ summary: 'A line of a message, with the token of its link' })
  @ApiOkResponse({ type: ToldLineAnswer })
  async line(@Param('entryId') entryId: string, @ReadQuery(tokenShape) { token }: QueryOf<typeof tokenShape>): Promise<ToldLineAnswer> {
    const { kind, programId, callId, recipient, dismissed } = await this.dismissals.told(entryId, token);
    const answer = { kind, programId, callId, recipient };
    return dismissed === undefined ? answer : { ...answer, dismissed: { programId, reason: dismissed.reason, at: dismissed.at } };
  }

  @Post(':entryId/dismiss')
  @HttpCode(200)
  @ApiOperation({ summary: 'Asks to hear no more of a programme, from a line of a message, with the token of its link' })
  @ApiOkResponse({ type: DismissalAnswer })
  async dismiss(
    @Param('entryId') entryId: string,
    @ReadQuery(tokenShape) { token }: QueryOf<typeof tokenShape>,
    @JsonBody(DismissalBody) { reason, text }: DismissalBody,
  ): Promise<DismissalAnswer> {
    const written = text?.trim() ?? '';
    const { programId, dismissed } = await this.dismissals.dismiss(entryId, token, { reason, ...(written !== '' && { text: written }) });
    return { programId, reason: dismissed.reason, at: dismissed.at };
  }
}
