import type { Match, Support } from '#contracts';

interface Varied {
  readonly id?: string;
  readonly verdict?: Match['verdict'];
  readonly missing?: readonly string[];
  readonly tracks?: readonly string[];
  readonly kinds?: readonly string[];
  readonly status?: Match['program']['status'];
  readonly closesAt?: string;
  readonly amount?: number;
  readonly trace?: Match['trace'];
  readonly factors?: Match['factors'];
  readonly nearMiss?: Match['nearMiss'];
}

/** A match that differs from the plainest in what is named. */
export function sampleMatch(varied: Varied = {}): Match {
  const { id = 'p', verdict = 'eligible', missing = [], tracks = [], kinds = [], status = 'open', closesAt, amount } = varied;
  return {
    program: {
      id,
      version: 1,
      title: id,
      tracks,
      status,
      applicants: ['company'],
      host: { organization: '기관' },
      budget: amount === undefined ? undefined : { amount },
      supports: kinds.map((kind): Support => ({ kind, title: kind })),
      flags: [],
    },
    call: closesAt === undefined ? null : { id: 'c', title: '공고', closesAt, closing: 'fixed' },
    verdict,
    ruleCovers: 'all',
    score: 0,
    factors: varied.factors ?? [],
    trace: varied.trace ?? [],
    missing,
    nearMiss: varied.nearMiss ?? null,
  };
}

export function sampleEntry(
  id: string,
  outcome: 'met' | 'unmet' | 'unknown',
  strength: 'must' | 'preferred' = 'must',
): Match['trace'][number] {
  return { id, outcome, required: `${id} 조건`, actual: `${id} 값`, quote: null, strength, test: 'confirm' };
}
