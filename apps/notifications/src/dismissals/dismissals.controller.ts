import { JsonBody, Public, query, type QueryOf, ReadQuery } from '#service-kit';
import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DismissalAnswer, DismissalBody } from './dismissal.body.js';
import { Dismissals } from './dismissals.service.js';

const tokenShape = { token: query.text() };

@ApiTags('recipients')
@Public()
@Controller('api/told')
export class DismissalsController {
  constructor(private readonly dismissals: Dismissals) {}

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
