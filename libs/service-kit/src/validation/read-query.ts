import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import type { Request } from 'express';
import { Problem, type FieldProblem } from '../problems/problem.js';
import { documented } from './documented-parameter.js';
import { pointer } from './json-pointer.js';
import { QueryRefusal, type QueryReader } from './query-readers.js';

export type QueryShape = Readonly<Record<string, QueryReader<unknown>>>;
export type QueryOf<S extends QueryShape> = { readonly [K in keyof S]: ReturnType<S[K]['read']> };

/**
 * The parameters that a shape names, each as its reader answers. Others are ignored, as links get decorated on their way.
 *
 * @throws Problem `query-invalid` with one error per parameter
 */
export function readQuery<S extends QueryShape>(query: Readonly<Record<string, unknown>>, shape: S): QueryOf<S> {
  const errors: FieldProblem[] = [];
  const read = Object.entries(shape).map(([name, reader]) => {
    try {
      return [name, reader.read(valuesOf(query[name]))];
    } catch (error) {
      if (!(error instanceof QueryRefusal)) throw error;
      errors.push({ path: pointer('', name), message: error.text });
      return [name, undefined];
    }
  });
  if (errors.length > 0) throw new Problem('query-invalid', { errors });
  return Object.fromEntries(read) as QueryOf<S>;
}

function valuesOf(given: unknown): readonly string[] {
  const values: readonly unknown[] = given === undefined ? [] : Array.isArray(given) ? given : [given];
  return values.filter((value) => typeof value === 'string');
}

const readFromRequest = createParamDecorator((shape: QueryShape, context: ExecutionContext) =>
  readQuery(context.switchToHttp().getRequest<Request>().query, shape),
);

/** Handler parameter: the query, read by a shape. Its type is `QueryOf<typeof shape>`. */
export function ReadQuery(shape: QueryShape): ParameterDecorator {
  const descriptions = Object.entries(shape).map(([name, { schema, description }]) =>
    ApiQuery({ name, required: false, description, schema: structuredClone(schema) as object }),
  );
  return documented(readFromRequest(shape), ...descriptions);
}
