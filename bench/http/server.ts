import { ClockedIndex, CopiesController } from '#copies';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StateMessage } from '#events';
import { openApp, readConfig } from '#service-kit';
import { MatchingModule } from '../../apps/matching/src/matching.module.js';
import { batches, publishedFirms, publishedPrograms } from '../match/published.js';
import { asOf } from '../match/workload.js';

/** The matching service, given firms and programmes as its views would give them, without a log that holds them. */
const [port, firmCount, programCount, seed] = process.argv.slice(2).map(Number) as [number, number, number, number];

/** As many as a view hands over at most. */
const batchSize = 500;

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
const projection = app.get(CopiesController);
const stateOf = <T extends { readonly id: string }>(value: T): StateMessage<T> => ({ topic: '', key: value.id, value, headers: {} });

const programsFrom = performance.now();
for (const batch of batches(publishedPrograms(programCount, seed), batchSize)) projection.takePrograms(batch.map(stateOf));
const firmsFrom = performance.now();
for (const batch of batches(publishedFirms(firmCount, seed), batchSize)) projection.takeCompanies(batch.map(stateOf));
const loaded = performance.now();

const index = app.get(ClockedIndex);
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
