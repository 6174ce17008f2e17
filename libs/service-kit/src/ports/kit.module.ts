import { Injectable, type DynamicModule, type OnApplicationShutdown, type Provider } from '@nestjs/common';
import { Documents } from '#documents';
import { Events } from '#events';
import { Search } from '#search';
import { StaffAccess } from '../access/staff-access.js';
import { Clock } from '../clock/clock.js';
import { Config } from '../config/config.js';
import { HealthController } from '../health/health.controller.js';
import { Metrics } from '../health/metrics.js';
import { watchPorts } from '../health/port-checks.js';
import { Readiness } from '../health/readiness.js';
import { Draining } from '../http/draining.js';
import { closePorts, type Ports } from './ports.js';

export interface KitParts {
  readonly config: Config;
  readonly clock: Clock;
  readonly access: StaffAccess;
  /** null for a service that keeps nothing and listens to nothing. */
  readonly ports: Ports | null;
}

/**
 * What every service may have injected: Config, Clock, StaffAccess, Readiness, Metrics, Draining and, unless it keeps nothing, Documents,
 * Events and Search. Global, as Nest then ends it last: handlers may use the stores up to their end.
 */
export class KitModule {
  static of({ config, clock, access, ports }: KitParts): DynamicModule {
    const readiness = new Readiness();
    const metrics = new Metrics();
    if (ports !== null) watchPorts(ports, readiness, metrics);
    const providers: Provider[] = [
      { provide: Config, useValue: config },
      { provide: Clock, useValue: clock },
      { provide: StaffAccess, useValue: access },
      { provide: Readiness, useValue: readiness },
      { provide: Metrics, useValue: metrics },
      ...(ports === null ? [] : portProviders(ports)),
      Draining,
    ];
    return {
      module: KitModule,
      global: true,
      providers: [...providers, { provide: Closing, useValue: new Closing(ports, metrics) }],
      controllers: [HealthController],
      exports: providers,
    };
  }
}

function portProviders({ documents, events, search }: Ports): Provider[] {
  return [
    { provide: Documents, useValue: documents },
    { provide: Events, useValue: events },
    { provide: Search, useValue: search },
  ];
}

@Injectable()
class Closing implements OnApplicationShutdown {
  constructor(
    private readonly ports: Ports | null,
    private readonly metrics: Metrics,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    this.metrics.close();
    if (this.ports !== null) await closePorts(this.ports);
  }
}
