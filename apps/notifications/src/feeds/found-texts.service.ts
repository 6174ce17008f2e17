import { Changes, ProgramCopy } from '#copies';
import { noFilter, type PublishedProgram } from '#contracts';
import type { TextQuery } from '#search';
import { Clock } from '#service-kit';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { isWanted, termsOf } from '../planning/listener.js';
import { callToComeOrOpen } from '../planning/live-call.js';
import { Breath } from '../breath.js';

/** How many texts are remembered, those asked last. */
const mostTexts = 100;

interface Found {
  readonly ids: Set<string>;
  /** Programmes that are to be asked, at first all. */
  readonly unasked: Set<string>;
}

/**
 * The programmes with a call to come or open that have a text. Readers of feeds ask the same over and over: what was found is remembered, and only
 * programmes that have changed since are asked again. Time alone brings no call back that has closed.
 */
@Injectable()
export class FoundTexts implements OnModuleDestroy {
  private readonly texts = new Map<string, Found>();
  private readonly deafen: () => void;

  constructor(
    private readonly programs: ProgramCopy,
    private readonly clock: Clock,
    changes: Changes,
  ) {
    this.deafen = changes.listen((changed) => {
      for (const { unasked } of this.texts.values()) for (const id of changed.programs) unasked.add(id);
    });
  }

  onModuleDestroy(): void {
    this.deafen();
  }

  /** @param query as it was typed, of which `text` was made */
  async programsWith(query: string, text: TextQuery): Promise<readonly PublishedProgram[]> {
    const found = this.texts.get(query) ?? { ids: new Set(), unasked: new Set(Array.from(this.programs.values(), ({ id }) => id)) };
    this.remember(query, found);
    const breath = new Breath();
    for (const id of found.unasked) {
      // Before it is asked: what changes while one asks is to be asked again.
      found.unasked.delete(id);
      if (this.has(id, text)) found.ids.add(id);
      else found.ids.delete(id);
      if (breath.isDue) await breath.take();
    }
    return Array.from(found.ids, (id) => this.programs.get(id)).filter((program) => program !== undefined);
  }

  private has(id: string, text: TextQuery): boolean {
    const program = this.programs.get(id);
    if (program === undefined || callToComeOrOpen(program, this.clock.now()) === null) return false;
    return isWanted({ text, filter: noFilter, profile: null }, program, termsOf(program), this.clock.asOf());
  }

  private remember(query: string, found: Found): void {
    this.texts.delete(query);
    this.texts.set(query, found);
    const [oldest] = this.texts.keys();
    if (this.texts.size > mostTexts && oldest !== undefined) this.texts.delete(oldest);
  }
}
