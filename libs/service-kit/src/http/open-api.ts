import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { problemCodes } from '../problems/problem-codes.js';
import { projectRoot } from '../project-root.js';
import { namedSchemas } from './answers.decorator.js';
import type { ApiDescription } from './api-description.js';

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'] as const;

/**
 * Serves the API's description at `/openapi.json` and a page of it at `/docs`, both from this process alone.
 *
 * @param described null for the app's own routes
 */
export function serveOpenApi(app: NestExpressApplication, described: ApiDescription | null): void {
  SwaggerModule.setup('docs', app, () => describeApi(app), {
    jsonDocumentUrl: 'openapi.json',
    yamlDocumentUrl: 'openapi.yaml',
    customSiteTitle: '이음 API',
    swaggerOptions: { validatorUrl: null, persistAuthorization: false },
    ...(described !== null && { patchDocumentOnRequest: (_request, _response, own) => described.of(own) }),
  });
}

function describeApi(app: NestExpressApplication): OpenAPIObject {
  const { version } = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as { version: string };
  const description = 'Joins firms to public support. Errors are problem+json; messages are Korean, or English by Accept-Language.';
  const base = new DocumentBuilder().setTitle('이음 Ieum').setDescription(description).setVersion(version).addBearerAuth().build();
  const document = SwaggerModule.createDocument(app, base, { operationIdFactory: (controller, method) => `${controller}.${method}` });
  document.components = { ...document.components, schemas: { ...document.components?.schemas, ...namedSchemas(), Problem: problemSchema } };
  for (const path of Object.values(document.paths)) {
    for (const method of methods) {
      const responses = path[method]?.responses;
      if (responses)
        responses['default'] ??= { description: 'A problem', content: { 'application/problem+json': { schema: problemReference } } };
    }
  }
  return document;
}

const problemReference = { $ref: '#/components/schemas/Problem' };

const problemSchema = {
  type: 'object',
  description: 'RFC 9457',
  required: ['type', 'title', 'status', 'detail', 'code', 'errors'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string', enum: Object.keys(problemCodes) },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: { path: { type: 'string', description: 'JSON Pointer' }, message: { type: 'string' } },
      },
    },
  },
};
