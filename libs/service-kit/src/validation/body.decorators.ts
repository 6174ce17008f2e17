import { Body, type Type } from '@nestjs/common';
import { ApiBody } from '@nestjs/swagger';
import { BodyPipe, type BodyOptions } from './body.pipe.js';
import { documented } from './documented-parameter.js';

/** Handler parameter: the body, checked against a DTO. */
export function JsonBody<T extends object>(dto: Type<T>, options?: BodyOptions): ParameterDecorator {
  return documented(Body(new BodyPipe(dto, options)), ApiBody({ type: dto }));
}

/** Handler parameter: the body as the plain object it is, for those who have a parser of their own. */
export function JsonObject(options?: Omit<BodyOptions, 'raw'>): ParameterDecorator {
  return Body(new BodyPipe(null, options));
}
