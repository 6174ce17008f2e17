import { Events } from '#events';
import { openApp, readConfig } from '#service-kit';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { OpenAPIObject } from '@nestjs/swagger';
import request from 'supertest';
import { z } from 'zod';
import { modules } from '../apps/ieum/src/modules.js';
import { temporaryFolder } from './support/server.js';

type Response = { readonly content?: Readonly<Record<string, { readonly schema?: object }>> };

const folder = temporaryFolder();
const key = 'a-key-for-the-tests';
let app: NestExpressApplication;
let description: OpenAPIObject;
let operations: readonly { readonly name: string; readonly method: string; readonly good: readonly (readonly [string, Response])[] }[];

beforeAll(async () => {
  const config = readConfig({ IEUM_DATA: folder.path, IEUM_DOCUMENTS: 'file::memory:', IEUM_STAFF_KEY: key, LOG_LEVEL: 'silent' });
  app = await openApp({ name: 'ieum', modules, config });
  await app.get(Events).caughtUp();
  description = (await request(app.getHttpServer()).get('/openapi.json')).body as OpenAPIObject;
  operations = Object.entries(description.paths).flatMap(([path, item]) =>
    (['get', 'put', 'post', 'delete', 'patch'] as const).flatMap((method) => {
      const operation = item[method];
      if (operation === undefined) return [];
      const good = Object.entries(operation.responses as Record<string, Response>).filter(([status]) => /^[23]/.test(status));
      return [{ name: `${method} ${path}`, method, good }];
    }),
  );
}, 60_000);

afterAll(async () => {
  await app.close();
  folder.remove();
});

describe('every operation of the API', () => {
  it('is described with an answer for where all is well', () => {
    expect(operations.length).toBeGreaterThan(30);
    expect(operations.filter(({ good }) => good.length === 0).map(({ name }) => name)).toEqual([]);
  });

  it('shows what it answers, unless that is nothing or leads elsewhere', () => {
    const bare = operations.filter(({ good }) =>
      good.some(([status, { content = {} }]) => {
        const isEmpty = status === '204' || status.startsWith('3');
        const schemas = Object.values(content).map(({ schema }) => schema);
        return !isEmpty && (schemas.length === 0 || schemas.some((schema) => schema === undefined || Object.keys(schema).length === 0));
      }),
    );
    expect(bare.map(({ name }) => name)).toEqual([]);
  });
});

describe('what is described', () => {
  const profile = { sites: [{ kind: 'head', area: '43130' }], employees: 23 };
  const rule = { all: [{ site: { in: ['43'] } }, { age: { below: 7 }, id: 'young', quote: '7년 미만' }] };

  it.each([
    ['get', '/api/programs', '/api/programs?pageSize=100', undefined],
    ['get', '/api/programs/{id}', '/api/programs/chungju-battery-elevator', undefined],
    ['get', '/api/companies', '/api/companies?pageSize=100', undefined],
    ['post', '/api/matches', '/api/matches', { profile, include: ['unknown', 'ineligible'], pageSize: 100 }],
    ['post', '/api/verdicts', '/api/verdicts', { rule, profile }],
    ['post', '/api/programs/{id}/calls', '/api/programs/chungju-battery-elevator/calls', { id: 'c', closesAt: '2024-05-31' }],
    ['get', '/api/search', '/api/search?pageSize=100', undefined],
    ['get', '/api/vocabularies', '/api/vocabularies', undefined],
    ['get', '/api/clock', '/api/clock', undefined],
    ['get', '/api/mails', '/api/mails', undefined],
  ] as const)('is what %s %s answers', async (method, path, asked, body) => {
    const answer = await request(app.getHttpServer())[method](asked).set('Authorization', `Bearer ${key}`).send(body);
    const responses = description.paths[path]![method]!.responses as Record<string, Response>;
    const schema = responses[answer.status]!.content!['application/json']!.schema!;
    expect(shapeOf(schema).safeParse(answer.body).error?.issues ?? []).toEqual([]);
    expect(shapeOf(schema).safeParse({ items: 7 }).success).toBe(false);
  });

  /** Read back from the description, with what it refers to. */
  function shapeOf(schema: object): z.ZodType {
    const whole = { ...schema, definitions: description.components?.schemas };
    return z.fromJSONSchema(JSON.parse(JSON.stringify(whole).replaceAll('#/components/schemas/', '#/definitions/')), {
      defaultTarget: 'openapi-3.0',
    });
  }
});
