import { By, IfMatch, type Precondition, Problem, query, type QueryOf, ReadQuery, setVersion, Staff } from '#service-kit';
import { Controller, Delete, Get, HttpCode, Param, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Secrets } from '../subscriptions/secrets.js';
import { UndeliverableAnswer, UndeliverablePage } from './undeliverable.answer.js';
import { type KeptUndeliverable, Undeliverable } from './undeliverable.js';

const listShape = { email: query.text(254), page: query.page(), pageSize: query.pageSize() };

@ApiTags('undeliverable')
@Staff()
@Controller('api/undeliverable')
export class UndeliverableController {
  constructor(
    private readonly undeliverable: Undeliverable,
    private readonly secrets: Secrets,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Addresses to which nothing is sent; with `email`, whether that one is among them' })
  @ApiOkResponse({ type: UndeliverablePage })
  async list(@ReadQuery(listShape) { email, page, pageSize }: QueryOf<typeof listShape>): Promise<UndeliverablePage> {
    const skip = (page - 1) * pageSize;
    if (email === undefined) {
      const items = await this.undeliverable.page(skip, pageSize);
      return { items: items.map(answerOf), page, pageSize, total: await this.undeliverable.count() };
    }
    const found = await this.undeliverable.get(await this.secrets.recipientOf({ kind: 'email', address: email }));
    const all = found === null ? [] : [answerOf(found)];
    return { items: all.slice(skip), page, pageSize, total: all.length };
  }

  @Get(':recipient')
  @ApiOperation({ summary: 'Why nothing is sent to an address' })
  @ApiOkResponse({ type: UndeliverableAnswer })
  async one(@Param('recipient') recipient: string, @Res({ passthrough: true }) response: Response): Promise<UndeliverableAnswer> {
    const found = await this.undeliverable.get(recipient);
    if (found === null) throw new Problem('not-found');
    setVersion(response, found.version);
    return answerOf(found);
  }

  @Delete(':recipient')
  @HttpCode(204)
  @ApiOperation({ summary: 'Lets an address be written to again; what it heard has to be asked for anew' })
  @ApiNoContentResponse()
  async lift(@Param('recipient') recipient: string, @IfMatch() precondition: Precondition, @By() by: string): Promise<void> {
    await this.undeliverable.lift(recipient, precondition, by);
  }
}

function answerOf({ id, version, state: { reason, since, detail } }: KeptUndeliverable): UndeliverableAnswer {
  return { recipient: id, version, reason, since, ...(detail !== undefined && { detail }) };
}
