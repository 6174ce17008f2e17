import { WholeCopyGuard } from '#copies';
import { Problem, Public, ReadQuery, requestContext, type QueryOf } from '#service-kit';
import { Controller, Get, Param, Res, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { type AskedSearch, searchShape, tokenShape } from './feeds.query.js';
import { Feeds } from './feeds.service.js';
import { sendFeed } from './send-feed.js';

const text = { schema: { type: 'string' } } as const;
const answers = { atom: 'An Atom feed (RFC 4287)', calendar: 'A calendar (RFC 5545)' };
const types = { atom: 'application/atom+xml', calendar: 'text/calendar' } as const;

/** From half of the copies a calendar would lose dates that its readers have. */
@ApiTags('feeds')
@Public()
@UseGuards(WholeCopyGuard)
@Controller('feeds')
export class FeedsController {
  constructor(private readonly feeds: Feeds) {}

  @Get('companies/:id.atom')
  @ApiOperation({ summary: 'What fits a firm now, as a feed; its address, token included, is known to the firm alone' })
  @ApiProduces(types.atom)
  @ApiOkResponse({ description: answers.atom, ...text })
  async companyAtom(
    @Param('id') id: string,
    @ReadQuery(tokenShape) { token }: QueryOf<typeof tokenShape>,
    @Res() response: Response,
  ): Promise<void> {
    const lang = language();
    const body = found(await this.feeds.companyAtom(id, token, lang));
    sendFeed(response, { type: types.atom, body, lang, isPublic: false });
  }

  @Get('companies/:id.ics')
  @ApiOperation({ summary: 'When what fits a firm closes, as a calendar' })
  @ApiProduces(types.calendar)
  @ApiOkResponse({ description: answers.calendar, ...text })
  async companyCalendar(
    @Param('id') id: string,
    @ReadQuery(tokenShape) { token }: QueryOf<typeof tokenShape>,
    @Res() response: Response,
  ): Promise<void> {
    const lang = language();
    const body = found(await this.feeds.companyCalendar(id, token, lang));
    sendFeed(response, { type: types.calendar, body, lang, isPublic: false });
  }

  @Get('search.atom')
  @ApiOperation({ summary: 'Programmes open or to come by text and filters, as a feed' })
  @ApiProduces(types.atom)
  @ApiOkResponse({ description: answers.atom, ...text })
  async searchAtom(@ReadQuery(searchShape) asked: AskedSearch, @Res() response: Response): Promise<void> {
    const lang = language();
    sendFeed(response, { type: types.atom, body: await this.feeds.searchAtom(asked, lang), lang, isPublic: true });
  }

  @Get('search.ics')
  @ApiOperation({ summary: 'When programmes found by text and filters close, as a calendar' })
  @ApiProduces(types.calendar)
  @ApiOkResponse({ description: answers.calendar, ...text })
  async searchCalendar(@ReadQuery(searchShape) asked: AskedSearch, @Res() response: Response): Promise<void> {
    const lang = language();
    sendFeed(response, { type: types.calendar, body: await this.feeds.searchCalendar(asked, lang), lang, isPublic: true });
  }
}

/** A wrong token and a firm that is not there look alike: nobody learns which firms there are. */
function found(body: string | null): string {
  if (body === null) throw new Problem('not-found');
  return body;
}

function language() {
  return requestContext()?.language ?? 'ko';
}
