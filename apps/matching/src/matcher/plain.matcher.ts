import { judgedCall, type PublishedProgram } from '#contracts';
import { evaluate, sees, type AsOf, type Profile } from '#eligibility';
import { seoulDay } from '#korea';
import { Injectable } from '@nestjs/common';
import { Matcher, type Matched } from './matcher.js';

/** Judges every pair by the definition itself. */
@Injectable()
export class PlainMatcher extends Matcher {
  override *programsFor(profile: Profile, asOf: AsOf, among: Iterable<PublishedProgram>): Iterable<Matched> {
    for (const program of among) {
      const matched = this.one(profile, program, asOf);
      if (matched !== null) yield matched;
    }
  }

  override one(profile: Profile, program: PublishedProgram, asOf: AsOf): Matched | null {
    const judged = judgedCall(program, asOf);
    const verdict = evaluate(judged.rule, profile, { asOf: seoulDay(asOf), call: judged.call, programId: program.id });
    return sees(profile, program.applicants, judged.rule, verdict) ? { program, verdict, ...judged } : null;
  }
}
