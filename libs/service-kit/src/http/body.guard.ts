import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { Problem } from '../problems/problem.js';
import { nestedTooDeep } from '../validation/body.pipe.js';
import { tooDeep } from '../validation/nesting.js';
import { consumesKey, formType, jsonType } from './consumes.decorator.js';
import { hasBody, mediaTypeOf } from './media-type.js';
import { parseJson, readText } from './read-body.js';

/** Rules and profiles have bounded parsers, which say better what is wrong with one that is too deep. */
const parsedElsewhere = /^\/(?:rule|profile|calls\/\d+\/rule)$/;

/**
 * Reads the body of a request that has passed the access guard, and refuses what no pipe, handler or logger should ever see: another media
 * type, what is too large, no JSON, or nested too deep.
 */
export class BodyGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    if (request.method === 'GET' || request.method === 'HEAD' || !hasBody(request)) return true;
    const accepted = this.reflector.getAllAndOverride<readonly string[] | undefined>(consumesKey, [
      context.getHandler(),
      context.getClass(),
    ]);
    const type = mediaTypeOf(request);
    if (type === null || !accepts(accepted ?? [jsonType], type.essence)) throw unsupported(accepted ?? [jsonType]);
    if (type.essence === jsonType) {
      if (type.charset !== null && type.charset !== 'utf-8' && type.charset !== 'utf8') throw unsupported([`${jsonType}; charset=utf-8`]);
      request.body = parseJson(await readText(request));
      const deep = tooDeep(request.body, parsedElsewhere);
      if (deep !== null) throw nestedTooDeep(deep);
    }
    if (type.essence === formType) request.body = readForm(await readText(request));
    return true;
  }
}

function accepts(types: readonly string[], essence: string): boolean {
  return types.some((type) => type === '*/*' || type === essence || (type.endsWith('/*') && essence.startsWith(type.slice(0, -1))));
}

function unsupported(accepted: readonly string[]): Problem {
  const types = accepted.join(', ');
  return new Problem('unsupported-media-type', {
    headers: { Accept: types },
    detail: { ko: `Content-Type은 다음이어야 합니다: ${types}`, en: `The Content-Type must be: ${types}` },
  });
}

/** A field that is sent several times is a list. */
function readForm(text: string): Record<string, string | string[]> {
  const fields = new Map<string, string | string[]>();
  for (const [name, value] of new URLSearchParams(text)) {
    const before = fields.get(name);
    fields.set(name, before === undefined ? value : [before, value].flat());
  }
  return Object.fromEntries(fields);
}
