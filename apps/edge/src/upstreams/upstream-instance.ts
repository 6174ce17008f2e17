import { Pool } from 'undici';

const connectTimeoutMs = 2_000;

/**
 * `ready`: all is well. `answering`: it says that something it stands on is not, and that it has answers all the same. `away`: it does not
 * answer, is not whole yet, or is stopping.
 */
export type Standing = 'ready' | 'answering' | 'away';

/** One process of a service, as the edge sees it. Away until it has said otherwise. */
export class UpstreamInstance {
  standing: Standing = 'away';
  readonly pool: Pool;

  constructor(
    readonly service: string,
    /** In metrics and logs: addresses stay inside. */
    readonly number: number,
    origin: string,
  ) {
    this.pool = new Pool(origin, { connect: { timeout: connectTimeoutMs } });
  }

  /** Asks it how it stands. */
  async ask(timeoutMs: number, signal: AbortSignal): Promise<Standing> {
    try {
      const { statusCode, body } = await this.pool.request({
        path: '/health/ready',
        method: 'GET',
        headersTimeout: timeoutMs,
        bodyTimeout: timeoutMs,
        signal,
      });
      if (statusCode !== 200)
        return ((await body.json()) as { readonly answers?: unknown } | null)?.answers === true ? 'answering' : 'away';
      await body.dump();
      return 'ready';
    } catch {
      return 'away';
    }
  }
}
