import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { Public } from '../access/access.decorators.js';
import { Draining } from '../http/draining.js';
import { requestContext } from '../http/request-context.js';
import { Problem, problemBody } from '../problems/problem.js';
import { Metrics } from './metrics.js';
import { Readiness } from './readiness.js';

/** What whoever runs the service asks it. */
@Public()
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(
    private readonly readiness: Readiness,
    private readonly metrics: Metrics,
    private readonly draining: Draining,
  ) {}

  @Get('health/live')
  @Header('Cache-Control', 'no-store')
  live() {
    return { status: 'live' };
  }

  @Get('health/ready')
  @Header('Cache-Control', 'no-store')
  async ready(@Res({ passthrough: true }) response: Response) {
    const { ready, answers, parts } = await this.readiness.status();
    const stopping = this.draining.signal.aborted;
    if (ready && !stopping) return { status: 'ready', parts };
    const problem = new Problem('not-ready');
    response.status(problem.status).type('application/problem+json').setHeader('Retry-After', '1');
    // For whoever has nobody better to ask: what is asked is answered all the same.
    return { ...problemBody(problem, requestContext()?.language ?? 'ko'), answers: answers && !stopping, parts };
  }

  @Get('metrics')
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  text() {
    return this.metrics.text();
  }
}
