import { ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';

type Schema = NonNullable<Extract<Parameters<typeof ApiResponse>[0], { schema: unknown }>['schema']>;

const named = new Map<string, Schema>();

/** The shapes that bear a name (`.meta({ id })`) and are answered somewhere in this process: they are described once, and referred to. */
export function namedSchemas(): Readonly<Record<string, Schema>> {
  return Object.fromEntries(named);
}

/** What a route answers where all is well, by its shape. */
export function Answers(shape: z.ZodType, status: 200 | 201 = 200): MethodDecorator {
  return ApiResponse({ status, description: status === 201 ? 'It was made' : 'As asked', schema: schemaOf(shape) });
}

/** In OpenAPI's words; members that are not described may be there too. */
export function schemaOf(shape: z.ZodType): Schema {
  // Within another, a shape that bears a name is referred to.
  const written = z.toJSONSchema(z.object({ shape }), {
    target: 'openapi-3.0',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      delete jsonSchema.id;
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
      // That numbers are safe integers goes without saying.
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  const { definitions = {}, properties } = JSON.parse(JSON.stringify(written).replaceAll('#/definitions/', '#/components/schemas/')) as {
    readonly definitions?: Record<string, Schema>;
    readonly properties: { readonly shape: Schema };
  };
  for (const [name, schema] of Object.entries(definitions)) named.set(name, schema);
  return properties.shape;
}
