import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { ModulesContainer, NestFactory, Reflector } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AccessGuard } from '../access/access.guard.js';
import { openAccess } from '../access/open-access.js';
import { assertRoutesAreMarked } from '../access/routes-are-marked.js';
import { openClock } from '../clock/open-clock.js';
import type { Config } from '../config/config.js';
import { Metrics } from '../health/metrics.js';
import { NestLogger } from '../logging/nest-logger.js';
import { openLogger } from '../logging/open-logger.js';
import { requestLog } from '../logging/request-log.js';
import { KitModule, type KitParts } from '../ports/kit.module.js';
import { openPorts } from '../ports/open-ports.js';
import { closePorts } from '../ports/ports.js';
import { ProblemPages } from '../problems/problem-pages.js';
import { ProblemFilter } from '../problems/problem.filter.js';
import { ApiDescription } from './api-description.js';
import { BodyGuard } from './body.guard.js';
import { Draining } from './draining.js';
import { identify } from './identify.js';
import { freshAnswers } from './fresh-answers.js';
import { serveOpenApi } from './open-api.js';
import { otherMethods } from './other-methods.js';
import { rateLimit } from './rate-limit.js';
import { correlate } from './request-context.js';
import { securityHeaders } from './security-headers.js';

/** Whose `X-Forwarded-For` is believed: a proxy on the same machine or network. */
const ownNetwork = ['loopback', 'linklocal', 'uniquelocal'];

export interface AppOptions {
  /** The service's name, in the logs. */
  readonly name: string;
  readonly modules: readonly (Type<unknown> | DynamicModule)[];
  readonly config: Config;
  /** false for a service that keeps nothing and listens to nothing. Documents, Events and Search cannot be injected then. */
  readonly ports?: boolean;
  /** Told the staff key in clear when one was made. */
  readonly announce?: (apiKey: string) => void;
}

/**
 * Opens the ports and builds the application of these modules on them, ready to listen and with its views running. A test may call it
 * instead of starting a process; `close()` gives everything back.
 */
export async function openApp(options: AppOptions): Promise<NestExpressApplication> {
  const parts = await openParts(options);
  try {
    const app = await build(options, parts);
    if (parts.ports !== null) app.connectMicroservice({ strategy: parts.ports.events.strategy() });
    await app.init();
    await app.startAllMicroservices();
    return app;
  } catch (error) {
    if (parts.ports !== null) await closePorts(parts.ports);
    throw error;
  }
}

async function openParts({ config, ports: wanted = true, announce = () => undefined }: AppOptions): Promise<KitParts> {
  const ports = wanted ? await openPorts(config) : null;
  try {
    const documents = ports?.documents ?? null;
    return { config, ports, access: await openAccess(config, documents, announce), clock: await openClock(config, documents) };
  } catch (error) {
    if (ports !== null) await closePorts(ports);
    throw error;
  }
}

async function build({ name, modules }: AppOptions, parts: KitParts): Promise<NestExpressApplication> {
  const { config, access } = parts;
  const logger = openLogger(config.logLevel, name);
  const app = await NestFactory.create<NestExpressApplication>(rootOf(modules, parts), {
    abortOnError: false,
    bodyParser: false,
    logger: new NestLogger(logger),
    // `/api/companies/import` and `/api/companies/:id` may come from different modules: the order of imports must not decide.
    routeResolutionStrategy: 'specificity',
    routeConflictPolicy: { duplicate: 'error' },
  });
  assertRoutesAreMarked(app);

  const draining = app.get(Draining);
  draining.watch(app.getHttpServer());
  app.disable('x-powered-by').disable('etag').set('trust proxy', ownNetwork);
  app.use(correlate, draining.track, requestLog(logger, app.get(Metrics).observe), securityHeaders(config.publicUrl), freshAnswers);
  app.use(identify(access));
  if (config.rateLimit !== null) app.use(rateLimit(config.rateLimit));
  const reflector = app.get(Reflector);
  app.useGlobalGuards(new AccessGuard(reflector), new BodyGuard(reflector));
  app.useGlobalFilters(new ProblemFilter(otherMethods(app), provided(app, ProblemPages)));
  serveOpenApi(app, provided(app, ApiDescription));
  return app;
}

function rootOf(modules: AppOptions['modules'], parts: KitParts): Type<unknown> {
  @Module({ imports: [KitModule.of(parts), ...modules] })
  class Root {}
  return Root;
}

/** What a service may provide, or null. Not `app.get`: that logs an error where there is none. */
function provided<T>(app: NestExpressApplication, token: abstract new (...given: never[]) => T): T | null {
  const hosts = [...app.get(ModulesContainer).values()].map(({ providers }) => providers.get(token));
  return (hosts.find((host) => host !== undefined)?.instance as T | undefined) ?? null;
}
