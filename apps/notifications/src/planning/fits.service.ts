import { ClockedIndex, FirmCopy, ProgramCopy } from '#copies';
import { judgedCall, type PublishedProgram } from '#contracts';
import { evaluate, type Profile, sees } from '#eligibility';
import { seoulDay } from '#korea';
import type { DocumentTerms } from '#search';
import { Clock } from '#service-kit';
import { Injectable } from '@nestjs/common';
import { isWanted, type Listener, termsOf } from './listener.js';
import { Listeners } from './listeners.js';
import { callToComeOrOpen } from './live-call.js';

/**
 * Which programmes fit which subscriptions now: a firm's or a saved search's profile is eligible and the search finds it, or it is the programme that
 * is followed. Firms and programmes are those of this process's copy.
 */
@Injectable()
export class Fits {
  constructor(
    private readonly index: ClockedIndex,
    private readonly firms: FirmCopy,
    private readonly programs: ProgramCopy,
    private readonly listeners: Listeners,
    private readonly clock: Clock,
  ) {}

  /** Of all subscriptions, those that the programme fits. */
  *listenersFor(program: PublishedProgram): Iterable<Listener> {
    yield* this.listeners.ofProgram(program.id);
    yield* this.companiesFor(program.id);
    yield* this.searchesFor(program);
  }

  /** Whether the programme fits one subscription. */
  fits(listener: Listener, program: PublishedProgram, terms = termsOf(program)): boolean {
    switch (listener.kind) {
      case 'program':
        return listener.programId === program.id;
      case 'company': {
        const profile = this.profileOf(listener);
        return profile !== null && profile !== undefined && this.isEligible(profile, program);
      }
      case 'search':
        return this.isFound(listener, program, terms);
    }
  }

  /** The programmes with a call to come or open that fit a subscription. */
  *programsFor(listener: Listener): Iterable<PublishedProgram> {
    const now = this.clock.now();
    for (const program of this.candidates(listener)) {
      if (callToComeOrOpen(program, now) !== null && this.fits(listener, program)) yield program;
    }
  }

  private candidates(listener: Listener): Iterable<PublishedProgram> {
    if (listener.kind === 'program') return [this.programs.get(listener.programId ?? '')].filter((each) => each !== undefined);
    const profile = this.profileOf(listener);
    if (profile === undefined) return [];
    return profile === null ? this.programs.values() : this.eligiblePrograms(profile);
  }

  private eligiblePrograms(profile: Profile): readonly PublishedProgram[] {
    this.index.keepTime();
    const { asOf } = this.index;
    const slots = this.index.programsFor(profile, asOf).slots('eligible');
    return Array.from(slots, (slot) => this.index.programs.at(slot).program.id).flatMap((id) => this.programs.get(id) ?? []);
  }

  private *companiesFor(programId: string): Iterable<Listener> {
    this.index.keepTime();
    const { eligible } = this.index.firmRowsFor(programId, this.index.asOf);
    const { firms } = this.index;
    const fitting = new Uint8Array((eligible.at(-1) ?? -1) + 1);
    for (const row of eligible) fitting[row] = 1;
    for (const companyId of this.listeners.companyIds()) {
      const row = firms.rowOf(companyId);
      if (row === undefined || fitting[row] !== 1) continue;
      for (const listener of this.listeners.ofCompany(companyId)) if (listener.kind === 'company') yield listener;
    }
  }

  private *searchesFor(program: PublishedProgram): Iterable<Listener> {
    const terms = termsOf(program);
    for (const listener of this.listeners.searches()) if (this.isFound(listener, program, terms)) yield listener;
  }

  private isFound(listener: Listener, program: PublishedProgram, terms: () => DocumentTerms): boolean {
    const { search } = listener;
    if (search === undefined || !isWanted(search, program, terms, this.clock.asOf())) return false;
    const profile = this.profileOf(listener);
    return profile !== undefined && (profile === null || this.isEligible(profile, program));
  }

  /** Whom it should fit: the firm as it is now, or the profile that was saved; null: anyone. undefined: the firm is not there. */
  private profileOf({ companyId, search }: Listener): Profile | null | undefined {
    return companyId === undefined ? (search?.profile ?? null) : this.firms.profileOf(companyId);
  }

  private isEligible(profile: Profile, program: PublishedProgram): boolean {
    const asOf = this.clock.asOf();
    const { call, rule } = judgedCall(program, asOf);
    const verdict = evaluate(rule, profile, { asOf: seoulDay(asOf), call, programId: program.id });
    return verdict === 'eligible' && sees(profile, program.applicants, rule, verdict);
  }
}
