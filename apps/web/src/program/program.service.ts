import { type Call, judgedCall, type RuleCovers } from '#contracts';
import { type Judgement, type Profile, type Rule, sees } from '#eligibility';
import { Injectable } from '@nestjs/common';
import { ApiClient } from '../api-client/api-client.js';
import type { ProgramAnswer } from '../api-client/api-client.types.js';
import type { Page } from '../layout/page.js';

/** A programme as it stands, and what its rule says of a profile. */
export interface JudgedProgram {
  readonly program: ProgramAnswer;
  /** The call that is judged. */
  readonly call: Call | null;
  readonly rule: Rule | null;
  readonly ruleCovers: RuleCovers;
  readonly judgement: Judgement;
  /** Whether such a firm applies to it at all. */
  readonly seen: boolean;
}

const noRule: Judgement = { verdict: 'eligible', trace: [], missing: [], nearMiss: null };

@Injectable()
export class ProgramService {
  constructor(private readonly api: ApiClient) {}

  program(id: string, page: Page): Promise<ProgramAnswer> {
    return this.api.program(id, page.visitor);
  }

  /** An empty profile is judged too: its trace holds every condition in words. */
  async judge(program: ProgramAnswer, profile: Profile, page: Page): Promise<JudgedProgram> {
    const { call, rule, ruleCovers } = judgedCall(program, page.clock.now);
    const { noticedOn, opensAt, closesAt } = call ?? {};
    const asked = { profile: answersOf(program.id, profile), ...(call ? { call: { noticedOn, opensAt, closesAt } } : {}) };
    const judgement = rule ? await this.api.verdict({ rule, ...asked }, page.visitor) : noRule;
    return { program, call, rule, ruleCovers, judgement, seen: sees(profile, program.applicants, rule, judgement.verdict) };
  }
}

/** A rule that is judged by itself is answered by the bare ids of its criteria; the programme's own answer goes before that for all. */
function answersOf(programId: string, profile: Profile): Profile {
  if (!profile.answers) return profile;
  const entries = Object.entries(profile.answers);
  const from = (prefix: string) =>
    entries.flatMap(([key, value]) => (key.startsWith(prefix) ? [[key.slice(prefix.length), value] as const] : []));
  return { ...profile, answers: Object.fromEntries([...from('*/'), ...from(`${programId}/`)]) };
}
