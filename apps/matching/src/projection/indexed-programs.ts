import { setTimeout as sleep } from 'node:timers/promises';
import { Search } from '#search';
import { Injectable } from '@nestjs/common';
import { Arrivals } from './arrivals.js';
import { ProgramCopy } from './copies.js';

const pauseMs = 25;

/** Which version of each programme a text finds. */
@Injectable()
export class IndexedPrograms {
  /** What this instance has written. */
  readonly arrivals = new Arrivals();

  constructor(
    private readonly search: Search,
    private readonly programs: ProgramCopy,
  ) {}

  /** As `Arrivals.reaches`. In a shared index another instance may have written it, so the index itself is asked. */
  async reaches(id: string, version: number, withinMs: number, callOff: AbortSignal): Promise<boolean> {
    if (!this.search.shared) return this.arrivals.reaches(id, version, withinMs, callOff);
    const end = Date.now() + withinMs;
    while (!callOff.aborted) {
      if (await this.holds(id, version)) return true;
      if (Date.now() + pauseMs > end) return false;
      await sleep(pauseMs);
    }
    return false;
  }

  /** A programme that was deleted at that version, or later, is where it should be once it is nowhere. */
  private async holds(id: string, version: number): Promise<boolean> {
    const found = (await this.search.versions([id])).get(id);
    if (found !== undefined) return found >= version;
    return this.programs.get(id) === undefined && this.programs.arrivals.versionOf(id) >= version;
  }
}
