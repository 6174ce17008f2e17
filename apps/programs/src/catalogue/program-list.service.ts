import { passes, type Applicant, type ProgramFilter, type ProgramState } from '#contracts';
import type { Live } from '#documents';
import type { AsOf } from '#eligibility';
import { pageOf, type Page } from '#service-kit';
import { Injectable } from '@nestjs/common';
import { programView, type ProgramView } from './program-view.js';
import { Programs } from './programs.js';

export interface ProgramListQuery {
  /** Part of a title or another name. */
  readonly q?: string;
  readonly filter: ProgramFilter;
  readonly applicants: readonly Applicant[];
  readonly flags: readonly string[];
  readonly asOf: AsOf;
  readonly page: number;
  readonly pageSize: number;
}

const chunk = 1_000;

/** Lists of programmes, in the order of their ids. */
@Injectable()
export class ProgramListService {
  constructor(private readonly programs: Programs) {}

  async page(query: ProgramListQuery): Promise<Page<ProgramView>> {
    const found: Live<ProgramState>[] = [];
    for (let after: string | undefined; ;) {
      const programs = await this.programs.find({ after, limit: chunk });
      found.push(...programs.filter(({ state }) => fits(state, query)));
      after = programs.at(-1)?.id;
      if (programs.length < chunk) break;
    }
    const { items, ...rest } = pageOf(found, query);
    return { ...rest, items: items.map((program) => programView(program, query.asOf)) };
  }
}

function fits(program: ProgramState, { q, filter, applicants, flags, asOf }: ProgramListQuery): boolean {
  const part = q?.normalize('NFC').toLocaleLowerCase('ko');
  return (
    (part === undefined || [program.title, ...program.otherNames].some((name) => name.toLocaleLowerCase('ko').includes(part))) &&
    (applicants.length === 0 || applicants.some((applicant) => program.applicants.includes(applicant))) &&
    flags.every((flag) => program.flags.includes(flag)) &&
    passes(filter, program, asOf)
  );
}
