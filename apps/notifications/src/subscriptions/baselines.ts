import { copiesView } from '#copies';
import { topics } from '#contracts';
import { Events } from '#events';
import { Clock, Problem } from '#service-kit';
import { Injectable } from '@nestjs/common';
import { Breath } from '../breath.js';
import { Fits } from '../planning/fits.service.js';
import { listenerOf } from '../planning/listener.js';
import { liveCallOf } from '../planning/live-call.js';
import type { BaselineCall, Subscription } from './subscription.js';

/** What fits a subscription at the time it is asked for, so that it is not told as new. */
@Injectable()
export class Baselines {
  constructor(
    private readonly fits: Fits,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /**
   * To be called before anything is worked out: with half of the programmes here, the other half would be told as new.
   * @throws Problem `not-ready` while the copies are not whole
   */
  assertWhole(): void {
    const views = this.events.views().filter(({ view }) => view === copiesView);
    const isWhole = [topics.companies, topics.programs].every((topic) => views.some((each) => each.topic === topic && each.caughtUp));
    if (!isWhole) throw new Problem('not-ready', { headers: { 'Retry-After': '2' } });
  }

  async of(id: string, subscription: Subscription): Promise<readonly BaselineCall[]> {
    const now = this.clock.now();
    const baseline: BaselineCall[] = [];
    const breath = new Breath();
    for (const program of this.fits.programsFor(listenerOf(id, subscription))) {
      const call = liveCallOf(program, now);
      if (call !== null) baseline.push({ programId: program.id, callId: call.id, material: call.material });
      if (breath.isDue) await breath.take();
    }
    return baseline;
  }
}
