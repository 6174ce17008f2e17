import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PublishedCompany, PublishedProgram } from '#contracts';
import type { StateMessage } from '#events';
import { openApp, readConfig } from '#service-kit';
import { MatchingModule } from '../../apps/matching/src/matching.module.js';
import { Index } from '../../apps/matching/src/projection/index.service.js';
import { ProjectionController } from '../../apps/matching/src/projection/projection.controller.js';
import { asOf, firmId, makeFirms, makePrograms } from '../match/workload.js';

/** The matching service, given firms and programmes as its views would give them, without a log that holds them. */
const [port, firmCount, programCount, seed] = process.argv.slice(2).map(Number) as [number, number, number, number];

const folder = mkdtempSync(join(tmpdir(), 'bench-http-'));
const config = readConfig({
  IEUM_DATA: folder,
  IEUM_SEEDS: 'none',
  IEUM_CLOCK: `${asOf}T00:00:00Z`,
  IEUM_STAFF_KEY: process.env['IEUM_STAFF_KEY'],
  LOG_LEVEL: 'error',
});
const started = performance.now();
const app = await openApp({ name: 'matching', modules: [MatchingModule], config });
const projection = app.get(ProjectionController);
const stateOf = <T extends { readonly id: string }>(value: T): StateMessage<T> => ({ topic: '', key: value.id, value, headers: {} });

const programsFrom = performance.now();
for (const batch of batches(programs())) projection.takePrograms(batch);
const firmsFrom = performance.now();
for (const batch of batches(firms())) projection.takeCompanies(batch);
const loaded = performance.now();

const index = app.get(Index);
const { bitmaps, profiles, ids } = index.firms.memory;
globalThis.gc?.();
const { heapUsed, rss } = process.memoryUsage();
await app.listen(port, '127.0.0.1');
process.send?.({
  openSeconds: (programsFrom - started) / 1e3,
  programsSeconds: (firmsFrom - programsFrom) / 1e3,
  firmsSeconds: (loaded - firmsFrom) / 1e3,
  indexMB: (bitmaps + profiles + ids + index.programs.memory) / 1e6,
  heapMB: heapUsed / 1e6,
  rssMB: rss / 1e6,
});
process.on('message', () => process.send?.(process.cpuUsage()));
process.once('SIGTERM', () => {
  void app.close().then(() => {
    rmSync(folder, { recursive: true, force: true });
    process.exit(0);
  });
});

function* firms(): Iterable<StateMessage<PublishedCompany>> {
  let number = 0;
  for (const profile of makeFirms(firmCount, seed + 1)) {
    const id = firmId(number++);
    yield stateOf({ ...profile, id, version: 1, name: `${id} 주식회사` });
  }
}

function* programs(): Iterable<StateMessage<PublishedProgram>> {
  for (const { supports = [], calls, ...program } of makePrograms(programCount, seed)) {
    yield stateOf({
      ...program,
      version: 1,
      title: `${program.id} 지원사업`,
      otherNames: [],
      tracks: [],
      summary: '',
      host: { organization: '충북테크노파크' },
      supports: supports.map(({ kind }) => ({ kind, title: kind })),
      flags: [],
      sources: [],
      remarks: [],
      calls: calls.map((call) => ({ ...call, title: '모집 공고', closing: 'fixed' as const })) as PublishedProgram['calls'],
    });
  }
}

function* batches<T>(items: Iterable<T>): Iterable<readonly T[]> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < 500) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}
