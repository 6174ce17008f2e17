import { randomUUID } from 'node:crypto';
import { WholeCopyGuard } from '#copies';
import { parseProgram, type ProgramState } from '#contracts';
import { JsonBody, Problem, requestContext, Staff } from '#service-kit';
import { Controller, HttpCode, Post, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PreviewAnswer } from './preview.answer.js';
import { PreviewBody } from './preview.body.js';
import { TellingPreview } from './preview.service.js';

@ApiTags('told')
@Staff()
@UseGuards(WholeCopyGuard)
@Controller('api/told/preview')
export class PreviewController {
  constructor(private readonly preview: TellingPreview) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'How many would be told, and how, if a programme were saved as it is; nothing is stored' })
  @ApiOkResponse({ type: PreviewAnswer })
  of(@JsonBody(PreviewBody, { raw: ['program'] }) { program, programId }: PreviewBody): Promise<PreviewAnswer> {
    const state = read(program);
    if (programId !== undefined && !this.preview.has(programId)) throw new Problem('not-found');
    return this.preview.of({ ...state, id: programId ?? randomUUID(), version: 0 });
  }
}

/** @throws Problem `rule-invalid` or `body-invalid`, its pointers leading into the body */
function read(program: unknown): ProgramState {
  const parsed = parseProgram(program, randomUUID, requestContext()?.language ?? 'ko');
  if (parsed.ok) return parsed.value;
  throw new Problem(parsed.code, { errors: parsed.errors.map(({ path, message }) => ({ path: `/program${path}`, message })) });
}
