import { Draining, pageOf, Problem, query, ReadQuery, requestContext, Staff, type QueryOf } from '#service-kit';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { EventStream } from './event-stream.js';
import { InboxAnswer } from './inbox.answer.js';
import { InboxBell } from './inbox-bell.js';
import { InboxFeed } from './inbox-feed.js';
import { Inbox } from './inbox.service.js';

const pagingShape = { page: query.page(), pageSize: query.pageSize() };

@ApiTags('inbox')
@Staff()
@Controller('api/companies/:id/inbox')
export class InboxController {
  constructor(
    private readonly inbox: Inbox,
    private readonly bell: InboxBell,
    private readonly draining: Draining,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What a firm was told, newest first' })
  @ApiOkResponse({ type: InboxAnswer })
  async page(@Param('id') id: string, @ReadQuery(pagingShape) asked: QueryOf<typeof pagingShape>): Promise<InboxAnswer> {
    this.check(id);
    const { items, ...page } = pageOf((await this.inbox.all(id)).toReversed(), asked);
    return { items: await this.inbox.items(id, items, language()), ...page };
  }

  @Get('stream')
  @ApiOperation({ summary: 'What a firm is told, as it is: an item of the inbox as the data of each event' })
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'The id of the last item one has; what came after it comes first' })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ description: 'Server-sent events', schema: { type: 'string' } })
  async stream(@Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    this.check(id);
    const stream = new EventStream(response);
    const leaving = new AbortController();
    response.once('close', () => leaving.abort());
    try {
      if (request.method !== 'HEAD') await this.follow(id, request.get('last-event-id'), stream, leaving.signal);
    } finally {
      stream.end();
    }
  }

  private async follow(id: string, after: string | undefined, stream: EventStream, leaving: AbortSignal): Promise<void> {
    const lang = language();
    const feed = new InboxFeed(this.inbox, this.bell, id);
    for await (const statements of feed.follow(after, AbortSignal.any([this.draining.signal, leaving]))) {
      for (const item of await this.inbox.items(id, statements, lang)) stream.send({ id: item.id, event: item.type, data: item });
    }
  }

  private check(id: string): void {
    if (!this.inbox.has(id)) throw new Problem('not-found');
  }
}

function language() {
  return requestContext()?.language ?? 'ko';
}
