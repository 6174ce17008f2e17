import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiConsumes } from '@nestjs/swagger';

export const consumesKey = 'ieum:consumes';
export const jsonType = 'application/json';
export const formType = 'application/x-www-form-urlencoded';

/**
 * The media types a route takes, where that is not JSON alone. JSON and forms are read into the body; of any other type the handler reads
 * the request as a stream.
 */
export const Consumes = (...types: readonly string[]): MethodDecorator & ClassDecorator =>
  applyDecorators(SetMetadata(consumesKey, types), ApiConsumes(...types));
