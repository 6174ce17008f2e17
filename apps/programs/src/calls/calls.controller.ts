import { randomUUID } from 'node:crypto';
import { callShape, parseCall, type Call, type ProgramState } from '#contracts';
import { Answers, By, fingerprint, IdempotencyKey, JsonObject, Problem, requestContext, setVersion, Staff } from '#service-kit';
import { Controller, Param, Post, Res } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Programs } from '../catalogue/programs.js';

@ApiTags('programs')
@Staff()
@Controller('api/programs/:id/calls')
export class CallsController {
  constructor(private readonly programs: Programs) {}

  @Post()
  @ApiOperation({ summary: 'Adds a call to a programme, whatever its version; answers with the call and the programme’s ETag' })
  @Answers(callShape, 201)
  @ApiBody({ schema: { type: 'object' } })
  async add(
    @Param('id') id: string,
    @JsonObject() body: object,
    @IdempotencyKey() key: string | undefined,
    @By() by: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Call> {
    const lang = requestContext()?.language ?? 'ko';
    const once = key === undefined ? undefined : { key: `calls ${by} ${key}`, fingerprint: fingerprint(body) };
    const edit = (program: ProgramState) => {
      const parsed = parseCall(body, program.title, lang);
      if (!parsed.ok) throw new Problem(parsed.code, { errors: parsed.errors });
      const call: Call = { ...parsed.value, id: parsed.value.id ?? randomUUID() };
      if (program.calls.some((other) => other.id === call.id)) throw sameId();
      return { state: { ...program, calls: [...program.calls, call] }, made: call.id };
    };
    const { document, made } = await this.programs.amend(id, { edit, by, once });
    setVersion(response, document.version);
    const call = document.state.calls.find((each) => each.id === made);
    if (call === undefined) throw new Problem('conflict');
    return call;
  }
}

function sameId(): Problem {
  return new Problem('duplicate', {
    errors: [{ path: '/id', message: { ko: '같은 id의 공고가 이미 있습니다.', en: 'Another call has this id.' } }],
  });
}
