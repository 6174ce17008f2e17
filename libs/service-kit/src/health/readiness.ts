import { Logger } from '@nestjs/common';
import { inTime } from './in-time.js';

/** How one part stands. `detail` may be read by anyone: reasons that name hosts go to the log. */
export interface PartStatus {
  readonly ok: boolean;
  readonly detail?: Readonly<Record<string, unknown>>;
}

export interface ServiceStatus {
  /** Every part is well. */
  readonly ready: boolean;
  /** Every part is well without which there is nothing to answer. */
  readonly answers: boolean;
  readonly parts: Readonly<Record<string, PartStatus>>;
}

/** Whether every part that the service stands on is ready. */
export class Readiness {
  private readonly logger = new Logger('Readiness');
  private readonly parts = new Map<string, () => Promise<PartStatus>>();
  private readonly essential = new Set<string>();
  private readonly failing = new Set<string>();

  /** A check that takes longer than two seconds counts as failed. */
  add(name: string, check: () => Promise<PartStatus>): void {
    this.parts.set(name, check);
  }

  /** Without this part the service has no answers at all; without another one it has, if older or fewer ones. */
  needs(name: string): void {
    this.essential.add(name);
  }

  async status(): Promise<ServiceStatus> {
    const checked = await Promise.all([...this.parts].map(async ([name, check]) => [name, await this.run(name, check)] as const));
    return {
      ready: checked.every(([, { ok }]) => ok),
      answers: checked.every(([name, { ok }]) => ok || !this.essential.has(name)),
      parts: Object.fromEntries(checked),
    };
  }

  private async run(name: string, check: () => Promise<PartStatus>): Promise<PartStatus> {
    try {
      const status = await inTime(check());
      this.note(name, status.ok, 'not ready');
      return status;
    } catch (error) {
      this.note(name, false, error instanceof Error ? error.message : String(error));
      return { ok: false, detail: { reason: 'does not answer' } };
    }
  }

  /** Said once when it begins and once when it is over, not at every probe. */
  private note(name: string, ok: boolean, reason: string): void {
    if (ok && this.failing.delete(name)) this.logger.log(`${name} is ready again`);
    if (ok || this.failing.has(name)) return;
    this.failing.add(name);
    this.logger.warn(`${name}: ${reason}`);
  }
}
