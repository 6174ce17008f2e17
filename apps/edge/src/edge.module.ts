import { ApiDescription } from '#service-kit';
import { Module, type DynamicModule, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { MergedDescription } from './docs/merged-description.js';
import { Pace, usualPace } from './pace.js';
import { Proxy } from './proxy/proxy.js';
import { Upstreams } from './upstreams/upstreams.js';

/** The one address of all services: it routes by path, spreads over instances, and answers health, metrics and the API's description itself. */
@Module({})
export class EdgeModule implements OnModuleInit {
  static of(pace: Pace = usualPace): DynamicModule {
    const providers = [Upstreams, Proxy, { provide: Pace, useValue: pace }, { provide: ApiDescription, useClass: MergedDescription }];
    return { module: EdgeModule, providers };
  }

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly proxy: Proxy,
  ) {}

  /** Behind the edge's own routes, which exist by now, and before what answers 404. */
  onModuleInit(): void {
    this.host.httpAdapter.use(this.proxy.handle);
  }
}
