import type { PublishedCompany, PublishedProgram } from '#contracts';
import { publishedProgram } from '../../libs/contracts/testing/published-program.js';
import { businessNumber } from '../../test/support/business-numbers.js';
import { firmId, makeFirms, makePrograms } from './workload.js';

/** The firms of the workload as their owner publishes them, each at its first version. */
export function* publishedFirms(count: number, seed: number): Iterable<PublishedCompany> {
  let number = 0;
  for (const profile of makeFirms(count, seed + 1)) {
    const id = firmId(number);
    yield {
      ...profile,
      id,
      version: 1,
      name: `${id} 주식회사`,
      ...(profile.stage !== 'pre-startup' && { businessNumber: businessNumber(number) }),
    };
    number += 1;
  }
}

/** The programmes of the workload as their owner publishes them. Their texts are short. */
export function* publishedPrograms(count: number, seed: number): Iterable<PublishedProgram> {
  for (const { supports = [], calls, ...program } of makePrograms(count, seed)) {
    yield publishedProgram(program.id, {
      ...program,
      title: `${program.id} 지원사업`,
      tracks: [],
      host: { organization: '충북테크노파크' },
      supports: supports.map(({ kind }) => ({ kind, title: kind })),
      calls: calls.map((call) => ({ ...call, title: '모집 공고', closing: 'fixed' as const })) as PublishedProgram['calls'],
    });
  }
}

/** What comes one by one, so many at a time. */
export function* batches<T>(items: Iterable<T>, size: number): Iterable<readonly T[]> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
