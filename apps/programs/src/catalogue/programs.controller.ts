import { randomUUID } from 'node:crypto';
import {
  applicants,
  flags,
  idSchema,
  pageShape,
  parseProgram,
  programShape,
  statuses,
  supportKinds,
  tracks,
  type Applicant,
  type ProgramState,
  type ProgramStatus,
} from '#contracts';
import { isArea } from '#korea';
import {
  Answers,
  By,
  Clock,
  fingerprint,
  IdempotencyKey,
  IfMatch,
  JsonObject,
  Problem,
  Public,
  query,
  ReadQuery,
  requestContext,
  setVersion,
  Staff,
  type Page,
  type Precondition,
  type QueryOf,
} from '#service-kit';
import { Controller, Delete, Get, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import { ApiBody, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { ProgramListService } from './program-list.service.js';
import { programView, type ProgramView } from './program-view.js';
import { Programs } from './programs.js';

const codesOf = (terms: readonly { readonly code: string }[]) => terms.map((term) => term.code);

const listShape = {
  q: query.text(),
  track: query.codes(codesOf(tracks)),
  status: query.codes(codesOf(statuses) as ProgramStatus[]),
  area: query.list(isArea, { ko: '아는 지역 코드가 아닙니다.', en: 'This is not an area code.' }),
  kind: query.codes(codesOf(supportKinds)),
  applicant: query.codes(codesOf(applicants) as Applicant[]),
  flag: query.codes(codesOf(flags)),
  page: query.page(),
  pageSize: query.pageSize(),
};

@ApiTags('programs')
@Controller('api/programs')
export class ProgramsController {
  constructor(
    private readonly programs: Programs,
    private readonly lists: ProgramListService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Public()
  @ApiOperation({ summary: 'The catalogue, by id' })
  @Answers(pageShape(programShape))
  list(@ReadQuery(listShape) asked: QueryOf<typeof listShape>): Promise<Page<ProgramView>> {
    const { q, track, status, area, kind, applicant, flag, page, pageSize } = asked;
    const filter = { tracks: track, status, areas: area, kinds: kind };
    return this.lists.page({ q, filter, applicants: applicant, flags: flag, asOf: this.clock.asOf(), page, pageSize });
  }

  @Get(':id')
  @Public()
  @ApiOperation({ summary: 'One programme' })
  @Answers(programShape)
  async one(@Param('id') id: string, @Res({ passthrough: true }) response: Response): Promise<ProgramView> {
    return this.answer(await this.programs.live(id), response);
  }

  @Post()
  @Staff()
  @ApiOperation({ summary: 'Adds a programme; its id may be given' })
  @Answers(programShape, 201)
  @ApiBody({ schema: { type: 'object', required: ['title', 'applicants'] } })
  async add(
    @JsonObject() body: object,
    @IdempotencyKey() key: string | undefined,
    @By() by: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ProgramView> {
    const id = givenId(body);
    const state = read(body);
    const once = key === undefined ? undefined : { key: `programs ${by} ${key}`, fingerprint: fingerprint(body) };
    const { document } = await this.programs.create({ id, state, by, once });
    response.location(`/api/programs/${document.id}`);
    return this.answer(document, response);
  }

  @Put(':id')
  @Staff()
  @ApiOperation({ summary: 'Replaces a programme that was read' })
  @Answers(programShape)
  @ApiBody({ schema: { type: 'object', required: ['title', 'applicants'] } })
  async replace(
    @Param('id') id: string,
    @IfMatch() precondition: Precondition,
    @JsonObject() body: object,
    @By() by: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ProgramView> {
    precondition.check(await this.programs.get(id));
    const state = read(body);
    return this.answer(await this.programs.update(id, precondition, { edit: () => state, by }), response);
  }

  @Delete(':id')
  @HttpCode(204)
  @Staff()
  @ApiOperation({ summary: 'Deletes a programme that was read' })
  @ApiNoContentResponse()
  async remove(@Param('id') id: string, @IfMatch() precondition: Precondition, @By() by: string): Promise<void> {
    await this.programs.delete(id, precondition, by);
  }

  private answer(document: Parameters<typeof programView>[0], response: Response): ProgramView {
    setVersion(response, document.version);
    return programView(document, this.clock.asOf());
  }
}

/** @throws Problem `rule-invalid` or `body-invalid` */
function read(body: object): ProgramState {
  const parsed = parseProgram(body, randomUUID, requestContext()?.language ?? 'ko');
  if (!parsed.ok) throw new Problem(parsed.code, { errors: parsed.errors });
  return parsed.value;
}

/** The id that the caller wants, if any. */
function givenId(body: object): string | undefined {
  if (!('id' in body) || body.id === undefined || body.id === null) return undefined;
  const read = idSchema.safeParse(body.id);
  if (read.success) return read.data;
  throw new Problem('body-invalid', {
    errors: [
      {
        path: '/id',
        message: {
          ko: 'id는 영문 소문자·숫자·붙임표(-) 100자까지입니다.',
          en: 'An id has lower-case letters, digits and dashes, at most 100.',
        },
      },
    ],
  });
}
