import { judgedCall, type JudgedCall, type PublishedProgram } from '#contracts';
import type { Lang } from '#korea';
import type { ShownProgram } from '#match-index';
import { Injectable } from '@nestjs/common';
import { Index } from '../projection/index.service.js';
import { MatchTemplate } from './match-template.js';
import { matchOf, reasonsOf, type Asker } from './ranked-match.js';
import { shownProgram } from './shown-program.js';

/** What of a programme's matches is the same for all firms, as long as it is the same programme and time. */
interface Frame {
  readonly program: PublishedProgram;
  readonly asOf: string;
  readonly judged: JudgedCall;
  readonly shown: ShownProgram;
  readonly template: MatchTemplate;
}

/** Some three kB each. */
const mostFrames = 10_000;

/** Writes matches as JSON: lists of them are asked for far more often than programmes change. */
@Injectable()
export class MatchWriter {
  private readonly frames: Readonly<Record<Lang, Map<string, Frame>>> = { ko: new Map(), en: new Map() };

  constructor(private readonly index: Index) {}

  /** What `JSON.stringify` writes of the match that `rankedMatch` gives. */
  write(program: PublishedProgram, asker: Asker, relevance: number | null): string {
    const asOf = this.index.moments.of(asker.asOf);
    const frames = this.frames[asker.lang];
    const kept = frames.get(program.id);
    if (kept?.program === program && kept.asOf === asOf) {
      return kept.template.fill(reasonsOf({ program, ...kept.judged }, kept.shown, { ...asker, asOf }, relevance));
    }
    const judged = judgedCall(program, asOf);
    const shown = shownProgram(program, judged.call, asOf);
    const reasons = reasonsOf({ program, ...judged }, shown, { ...asker, asOf }, relevance);
    const template = new MatchTemplate(matchOf({ program, ...judged }, reasons, asOf));
    if (frames.size >= mostFrames) frames.clear();
    frames.set(program.id, { program, asOf, judged, shown, template });
    return template.fill(reasons);
  }
}
