import { ClockedIndex } from '#copies';
import { judgedCall, type PublishedProgram } from '#contracts';
import { Clock } from '#service-kit';
import { Injectable } from '@nestjs/common';
import { Fits } from '../planning/fits.service.js';
import { type Listener, termsOf } from '../planning/listener.js';

/** Tells which subscriptions a programme would fit that is not in the index, as it is being written. */
@Injectable()
export class HypotheticalPrograms {
  constructor(
    private readonly index: ClockedIndex,
    private readonly fits: Fits,
    private readonly clock: Clock,
  ) {}

  /** @returns the answer for one subscription, to be asked of many; as of now */
  judge(program: PublishedProgram): (listener: Listener) => boolean {
    const companies = this.companies(program);
    const terms = termsOf(program);
    return (listener) => (listener.kind === 'company' ? companies(listener.companyId ?? '') : this.fits.fits(listener, program, terms));
  }

  private companies(program: PublishedProgram): (companyId: string) => boolean {
    this.index.keepTime();
    const { call, rule } = judgedCall(program, this.clock.asOf());
    const asked = { rule, call, programId: program.id, applicants: program.applicants };
    // The index takes its answer back with the next question, and what is asked of it here is read page by page.
    const rows = new Set(this.index.firmRowsForRule(asked, this.index.asOf).eligible);
    return (companyId) => {
      const row = this.index.firms.rowOf(companyId);
      return row !== undefined && rows.has(row);
    };
  }
}
