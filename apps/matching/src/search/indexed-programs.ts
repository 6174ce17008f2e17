import { Arrivals, ProgramCopy } from '#copies';
import { setTimeout as sleep } from 'node:timers/promises';
import { Search } from '#search';
import { Injectable } from '@nestjs/common';

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

  /** As `Arrivals.reaches`. In a shared index another instance may have written it, so the index itself is asked, once the copy has it. */
  async reaches(id: string, version: number, withinMs: number, callOff: AbortSignal): Promise<boolean> {
    if (!this.search.shared) return this.arrivals.reaches(id, version, withinMs, callOff);
    const end = Date.now() + withinMs;
    if (!(await this.programs.arrivals.reaches(id, version, withinMs, callOff))) return false;
    while (!callOff.aborted) {
      if (await this.holds(id, version)) return true;
      if (Date.now() + pauseMs > end) return false;
      await sleep(pauseMs);
    }
    return false;
  }

  /** A programme that was deleted is where it should be once it is nowhere. An index that does not answer has nothing. */
  private async holds(id: string, version: number): Promise<boolean> {
    try {
      const found = (await this.search.versions([id])).get(id);
      return found === undefined ? this.programs.get(id) === undefined : found >= version;
    } catch {
      return false;
    }
  }
}
