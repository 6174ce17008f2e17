import { Controller, Delete, Get, HttpCode, Module, Param, Post, Put, Req, Res, Sse } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsArray, IsIn, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import type { Request, Response } from 'express';
import { concat, fromEvent, NEVER, of, takeUntil } from 'rxjs';
import { By, Public, Staff } from '../../access/access.decorators.js';
import { OwnedDocuments } from '../../owned/owned-documents.js';
import { OwnedModule } from '../../owned/owned.module.js';
import { setVersion } from '../../preconditions/entity-tag.js';
import { fingerprint } from '../../preconditions/idempotency-key.js';
import { IdempotencyKey, IfMatch } from '../../preconditions/precondition.decorators.js';
import { Precondition } from '../../preconditions/precondition.js';
import { JsonBody, JsonObject } from '../../validation/body.decorators.js';
import { codes, page, pageSize } from '../../validation/query-readers.js';
import { ReadQuery, type QueryOf } from '../../validation/read-query.js';
import { Consumes } from '../consumes.decorator.js';
import { Draining } from '../draining.js';

interface Thing {
  readonly title: string;
  readonly rule?: unknown;
}

class CallBody {
  @IsString()
  title!: string;
  rule?: unknown;
}

class ThingBody {
  @IsString()
  @MaxLength(20)
  title!: string;

  @IsOptional()
  @IsIn(['ai', 'robot'], { each: true })
  tracks?: string[];

  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => CallBody)
  calls?: CallBody[];

  rule?: unknown;
}

/** Lets a test hold a request in flight until it says so. */
export class Held {
  readonly asked: Promise<void>;
  readonly released: Promise<void>;
  noteAsked: () => void = () => undefined;
  release: () => void = () => undefined;

  constructor() {
    this.asked = new Promise((resolve) => (this.noteAsked = resolve));
    this.released = new Promise((resolve) => (this.release = resolve));
  }
}

export class Things extends OwnedDocuments<Thing> {}

const listShape = { track: codes(['ai', 'robot']), page: page(), pageSize: pageSize() };

@Staff()
@Controller('api/things')
class ThingsController {
  constructor(
    private readonly things: Things,
    private readonly held: Held,
    private readonly draining: Draining,
  ) {}

  @Get()
  @Public()
  list(@ReadQuery(listShape) query: QueryOf<typeof listShape>) {
    return query;
  }

  @Post()
  async create(
    @JsonBody(ThingBody, { raw: ['rule', 'calls.rule'] }) body: ThingBody,
    @IdempotencyKey() key: string | undefined,
    @By() by: string,
    @Res({ passthrough: true }) response: Response,
  ) {
    const once = key === undefined ? undefined : { key, fingerprint: fingerprint(body) };
    const { document } = await this.things.create({ state: { title: body.title }, by, once });
    setVersion(response, document.version);
    return { id: document.id, by };
  }

  @Put(':id')
  async replace(
    @Param('id') id: string,
    @IfMatch() precondition: Precondition,
    @JsonBody(ThingBody) body: ThingBody,
    @By() by: string,
    @Res({ passthrough: true }) response: Response,
  ) {
    const document = await this.things.update(id, precondition, { edit: () => ({ title: body.title }), by });
    setVersion(response, document.version);
    return document.state;
  }

  @Get(':id')
  @Public()
  async one(@Param('id') id: string, @Res({ passthrough: true }) response: Response) {
    const document = await this.things.live(id);
    setVersion(response, document.version);
    return document.state;
  }

  @Delete(':id')
  @HttpCode(204)
  async remove(@Param('id') id: string, @IfMatch() precondition: Precondition, @By() by: string): Promise<void> {
    await this.things.delete(id, precondition, by);
  }

  @Post('plain')
  @Public()
  @HttpCode(200)
  plain(@JsonObject() body: object) {
    return { keys: Object.keys(body) };
  }

  @Post('raw')
  @Public()
  @HttpCode(200)
  raw(@JsonBody(ThingBody, { raw: ['rule', 'calls.rule'] }) body: ThingBody) {
    return { kinds: { rule: typeof body.rule, call: typeof body.calls?.[0]?.rule } };
  }

  @Post('upload')
  @Public()
  @HttpCode(200)
  @Consumes('text/csv')
  async upload(@Req() request: Request) {
    let bytes = 0;
    for await (const chunk of request) bytes += (chunk as Buffer).length;
    return { bytes };
  }

  @Post('form')
  @Public()
  @HttpCode(200)
  @Consumes('application/x-www-form-urlencoded')
  form(@Req() request: Request) {
    return request.body as unknown;
  }

  @Get('faults/unknown')
  @Public()
  fault() {
    throw new Error('the password of the database is hunter2');
  }

  @Get('slow/answer')
  @Public()
  async slow() {
    this.held.noteAsked();
    await this.held.released;
    return { done: true };
  }

  @Sse('slow/stream')
  @Public()
  stream() {
    this.held.noteAsked();
    return concat(of({ data: 'first' }), NEVER).pipe(takeUntil(fromEvent(this.draining.signal, 'abort')));
  }
}

@Module({
  imports: [OwnedModule.of(Things, { collection: { name: 'things', indexes: [] }, topic: 'test.things' })],
  controllers: [ThingsController],
  providers: [Held],
})
export class SampleModule {}
