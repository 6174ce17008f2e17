import { ClockedIndex, FirmCopy } from '#copies';
import type { PublishedProgram } from '#contracts';
import type { AsOf } from '#eligibility';
import { ProgramFilter, TopPrograms, type ShowProgram } from '#match-index';
import { Injectable } from '@nestjs/common';
import { shownProgram } from '../matches/shown-program.js';
import { FirstIds } from './first-ids.js';
import {
  Matcher,
  type FirmQuestion,
  type FirmsMatched,
  type ProgramQuestion,
  type ProgramsMatched,
  type Reached,
  type ReachQuestion,
} from './matcher.js';

/** What is put into the index are programmes as they were published. */
const show: ShowProgram = ({ program, call }, asOf) => {
  const published = program as PublishedProgram;
  return shownProgram(published, published.calls.find(({ id }) => id === call?.id) ?? null, asOf);
};

/** Answers from bitmaps: nothing is judged one by one but what those cannot tell. */
@Injectable()
export class IndexMatcher extends Matcher {
  private readonly filters: ProgramFilter;
  /** One for the present and one for other times, so that a look at another day does not make the present's anew. */
  private readonly tops: { readonly present: TopPrograms; readonly otherwise: TopPrograms };

  constructor(
    private readonly index: ClockedIndex,
    private readonly firms: FirmCopy,
  ) {
    super();
    this.filters = new ProgramFilter(index.programs);
    this.tops = { present: new TopPrograms(index, show), otherwise: new TopPrograms(index, show) };
  }

  override programsFor({ profile, filter, relevance, include, count, ...question }: FirmQuestion): ProgramsMatched {
    const asOf = this.timeOf(question.asOf);
    const admitted = this.filters.find({ ...filter, ids: relevance === null ? null : relevance.keys() }, asOf);
    const found = this.index.programsFor(profile, asOf);
    if (admitted !== null) found.narrow(admitted);
    const totals = found.count();
    const tops = asOf === this.index.asOf ? this.tops.present : this.tops.otherwise;
    return { totals, ids: tops.rank(found, { profile, count, asOf, relevance, include }).map(({ id }) => id) };
  }

  override firmsFor({ programId, verdict, after, count, ...question }: ProgramQuestion): FirmsMatched {
    const rows = this.index.firmRowsFor(programId, this.timeOf(question.asOf))[verdict];
    const { firms } = this.index;
    const first = new FirstIds(count, after);
    for (const row of rows) first.see(firms.idOf(row));
    return {
      total: rows.length,
      firms: first.ids().map((id) => {
        const row = firms.rowOf(id)!;
        return { id, name: firms.labelOf(row), version: this.firms.arrivals.versionOf(id), profile: firms.profileOf(row) };
      }),
    };
  }

  override reach({ asOf, ...asked }: ReachQuestion): Reached {
    return this.index.reach(asked, this.timeOf(asOf));
  }

  /** The index's own time wherever that gives the same answers. */
  private timeOf(asOf: AsOf): AsOf {
    this.index.keepTime();
    return this.index.moments.of(asOf);
  }
}
