import { judgedCall, type JudgedCall, type PublishedProgram } from '#contracts';
import type { Lang } from '#korea';
import type { ShownProgram } from '#match-index';
import { Injectable } from '@nestjs/common';
import { ClockedIndex } from '#copies';
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

/** A programme of a list. */
export interface Listed {
  readonly program: PublishedProgram;
  /** How well it fits what was asked in words; null where nothing was. */
  readonly relevance: number | null;
}

/** Some three kB each. The one that was made first goes first. */
const mostFrames = 30_000;

/** Writes matches as JSON: lists of them are asked for far more often than programmes change. */
@Injectable()
export class MatchWriter {
  private readonly frames: Readonly<Record<Lang, Map<string, Frame>>> = { ko: new Map(), en: new Map() };

  constructor(private readonly index: ClockedIndex) {}

  /** What `JSON.stringify` writes of the list of the matches that `rankedMatch` gives. */
  write(listed: readonly Listed[], asker: Asker): string {
    // Times that are as good as the index's own share their frames.
    const settled: Asker = { ...asker, asOf: this.index.moments.of(asker.asOf) };
    return `[${listed.map((each) => this.writeOne(each, settled)).join(',')}]`;
  }

  private writeOne({ program, relevance }: Listed, asker: Asker): string {
    const { asOf, lang } = asker;
    const frames = this.frames[lang];
    const kept = frames.get(program.id);
    if (kept?.program === program && kept.asOf === asOf) {
      return kept.template.fill(reasonsOf({ program, ...kept.judged }, kept.shown, asker, relevance));
    }
    const judged = judgedCall(program, asOf);
    const shown = shownProgram(program, judged.call, asOf);
    const reasons = reasonsOf({ program, ...judged }, shown, asker, relevance);
    const template = new MatchTemplate(matchOf({ program, ...judged }, reasons, asOf));
    frames.delete(program.id);
    if (frames.size >= mostFrames) frames.delete(frames.keys().next().value!);
    frames.set(program.id, { program, asOf, judged, shown, template });
    return template.fill(reasons);
  }
}
