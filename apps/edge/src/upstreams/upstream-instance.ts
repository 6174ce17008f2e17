import { Pool } from 'undici';

const connectTimeoutMs = 2_000;

/** One process of a service, as the edge sees it. Not ready until it has said so. */
export class UpstreamInstance {
  ready = false;
  readonly pool: Pool;

  constructor(
    readonly service: string,
    /** In metrics and logs: addresses stay inside. */
    readonly number: number,
    origin: string,
  ) {
    this.pool = new Pool(origin, { connect: { timeout: connectTimeoutMs } });
  }

  /** Whether it answers that it is ready. */
  async asksReady(timeoutMs: number, signal: AbortSignal): Promise<boolean> {
    try {
      const { statusCode, body } = await this.pool.request({
        path: '/health/ready',
        method: 'GET',
        headersTimeout: timeoutMs,
        bodyTimeout: timeoutMs,
        signal,
      });
      await body.dump();
      return statusCode === 200;
    } catch {
      return false;
    }
  }
}
