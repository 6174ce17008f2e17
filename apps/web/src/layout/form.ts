import { Consumes } from '#service-kit';
import { applyDecorators, Post } from '@nestjs/common';
import type { Request } from 'express';

/** Handler of what a form of the page at the same address sends. */
export const FormPost = (path?: string): MethodDecorator => applyDecorators(Post(path), Consumes('application/x-www-form-urlencoded'));

/** What a form sent under a name, without the spaces around it; the first of several, '' for nothing. */
export function formField(request: Request, name: string): string {
  const body: unknown = request.body;
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, name)) return '';
  const [first] = [(body as Readonly<Record<string, unknown>>)[name]].flat();
  return typeof first === 'string' ? first.trim() : '';
}
