import { openApp, readConfig } from '#service-kit';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { OpenAPIObject } from '@nestjs/swagger';
import request from 'supertest';
import { CompaniesModule } from '../apps/companies/src/companies.module.js';
import { mergeDescriptions } from '../apps/edge/src/docs/merge-descriptions.js';
import { findRoute } from '../apps/edge/src/routes/find-route.js';
import { routes } from '../apps/edge/src/routes/routes.table.js';
import { MatchingModule } from '../apps/matching/src/matching.module.js';
import { NotificationsModule } from '../apps/notifications/src/notifications.module.js';
import { ProgramsModule } from '../apps/programs/src/programs.module.js';
import { WebModule } from '../apps/web/src/web.module.js';
import { temporaryFolder } from './support/server.js';

const services = {
  companies: CompaniesModule,
  programs: ProgramsModule,
  matching: MatchingModule,
  notifications: NotificationsModule,
  web: WebModule,
};
type Name = keyof typeof services;
const names = Object.keys(services) as Name[];

const folder = temporaryFolder();
const apps = new Map<Name, NestExpressApplication>();
const described = new Map<Name, OpenAPIObject>();

beforeAll(async () => {
  for (const name of names) {
    const config = readConfig({
      IEUM_DATA: folder.path,
      IEUM_DOCUMENTS: 'file::memory:',
      IEUM_SEEDS: 'none',
      IEUM_STAFF_KEY: 'a-key-for-the-tests',
      LOG_LEVEL: 'silent',
    });
    const app = await openApp({ name, modules: [services[name]], config, ports: name !== 'web' });
    apps.set(name, app);
    described.set(name, (await request(app.getHttpServer()).get('/openapi.json')).body as OpenAPIObject);
  }
}, 60_000);

afterAll(async () => {
  await Promise.all([...apps.values()].map((app) => app.close()));
  folder.remove();
});

/** The routes that an app has, described or not, without those that every service has for itself. */
function routesOf(name: Name): string[] {
  interface Layer {
    readonly route?: { readonly path: string };
  }
  const { stack } = (apps.get(name)!.getHttpAdapter().getInstance() as { router: { stack: readonly Layer[] } }).router;
  const own = /^\/(health\/|metrics$|docs|openapi)/;
  return [...new Set(stack.flatMap(({ route }) => (route === undefined ? [] : [route.path])))].filter((path) => !own.test(path));
}

const sample = (path: string) => path.replace(/\{\w+\}|:\w+/g, 'sample');

describe('the table of the edge', () => {
  it.each(names)('leads every path of %s to it', (name) => {
    const paths = [...Object.keys(described.get(name)!.paths), ...routesOf(name)];
    expect(paths.length).toBeGreaterThan(0);
    expect(paths.map((path) => `${path} → ${findRoute(sample(path))?.service}`)).toEqual(paths.map((path) => `${path} → ${name}`));
  });

  it('leads to services that there are', () => {
    expect(routes.flatMap(({ service }) => (service === null ? [] : [service])).filter((service) => !(service in services))).toEqual([]);
  });

  it('repeats only what reads', () => {
    const repeated = routes.filter(({ repeatable }) => repeatable).map(({ path }) => path);
    expect(repeated).toEqual(['/api/matches', '/api/verdicts', '/api/reach']);
  });
});

describe('the merged description', () => {
  const own = { openapi: '3.0.0', info: { title: 'Ieum', version: '0' }, paths: {} };

  it('has every path of every service', () => {
    const merged = mergeDescriptions(own, described);
    expect(Object.keys(merged.paths)).toEqual([...described.values()].flatMap(({ paths }) => Object.keys(paths)).sort());
    expect(Object.keys(merged.paths).length).toBeGreaterThan(10);
  });

  it('loses nothing, as schemas of one name are the same', () => {
    const schemas = [...described.values()].flatMap(({ components }) => Object.entries(components?.schemas ?? {}));
    const merged = mergeDescriptions(own, described).components?.schemas ?? {};
    for (const [name, schema] of schemas) expect({ [name]: merged[name] }).toEqual({ [name]: schema });
  });

  it('refers to nothing that it does not have', () => {
    const merged = mergeDescriptions(own, described);
    const references = JSON.stringify(merged.paths).match(/#\/components\/schemas\/\w+/g) ?? [];
    const missing = references.filter((each) => !((each.split('/').at(-1) ?? '') in (merged.components?.schemas ?? {})));
    expect(missing).toEqual([]);
  });
});
