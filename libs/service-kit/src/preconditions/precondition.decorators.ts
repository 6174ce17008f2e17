import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { Request } from 'express';
import { documented } from '../validation/documented-parameter.js';
import { readIdempotencyKey } from './idempotency-key.js';
import { Precondition } from './precondition.js';

const readPrecondition = createParamDecorator((_: unknown, context: ExecutionContext) =>
  Precondition.fromHeader(context.switchToHttp().getRequest<Request>().get('if-match')),
);

const readKey = createParamDecorator((_: unknown, context: ExecutionContext) =>
  readIdempotencyKey(context.switchToHttp().getRequest<Request>().get('idempotency-key')),
);

/** Handler parameter: the `Precondition` of a `PUT` or `DELETE`. */
export const IfMatch = (): ParameterDecorator =>
  documented(readPrecondition(), ApiHeader({ name: 'If-Match', required: true, description: 'The version that was read', example: '"3"' }));

/** Handler parameter: the `Idempotency-Key` of a `POST`, or undefined. */
export const IdempotencyKey = (): ParameterDecorator =>
  documented(readKey(), ApiHeader({ name: 'Idempotency-Key', required: false, description: 'Kept for 24 hours' }));
