import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chartOf } from '../bench/match/chart.js';
import { markdownOf, replaceBlock } from '../bench/match/report.js';
import { directions, engines, type Result } from '../bench/match/results.js';

const root = join(__dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const results = ['match', 'match-country'].map((name) => `bench/results/${name}.json`).filter((path) => existsSync(join(root, path)));

/** Others read the file too, so its first fields are named here and not taken from the type. */
const positive = expect.any(Number) as number;
const nullable = (value: unknown) => value === null || (typeof value === 'number' && value >= 0);

it('bench/results/match.json is there', () => {
  expect(results).toContain('bench/results/match.json');
});

describe.each(results)('%s', (path) => {
  const result = JSON.parse(read(path)) as Result;

  it('has the sizes, the bandwidth and the bytes of a firm', () => {
    expect(result).toMatchObject({ firms: positive, programmes: positive, bandwidthGBs: positive, bytesPerFirm: positive });
    for (const value of [result.firms, result.programmes, result.bandwidthGBs, result.bytesPerFirm]) expect(value).toBeGreaterThan(0);
    expect(result.bitmapBytesPerFirm).toBeLessThan(result.bytesPerFirm);
  });

  it('has a row for each engine in each direction, and nothing else', () => {
    const asked = directions.flatMap((direction) => engines.map((engine) => `${direction} ${engine}`));
    expect(engines).toEqual(['index-wasm', 'index-plain', 'oracle', 'closures', 'duckdb', 'mingo', 'json-rules-engine']);
    expect(directions).toEqual(['firm-to-programmes', 'programme-to-firms']);
    expect(result.rows.map(({ direction, engine }) => `${direction} ${engine}`).sort()).toEqual(asked.sort());
  });

  it('has in each row how many were asked, how long they took, and whether all answers were equal', () => {
    for (const row of result.rows) {
      expect(row).toMatchObject({ n: positive, medianMs: positive, p95Ms: positive, answersEqual: true });
      expect(typeof row.scaled).toBe('boolean');
      expect(row.n).toBeGreaterThan(0);
      expect(row.medianMs).toBeGreaterThan(0);
      expect(row.p95Ms).toBeGreaterThanOrEqual(row.medianMs);
      expect([row.memoryBytes, row.buildMs].every(nullable)).toBe(true);
      expect(row.scaled).toBe(row.part < (row.direction === 'firm-to-programmes' ? result.programmes : result.firms));
    }
  });

  it('says that the directions agree, and where and when it was measured', () => {
    expect(result.directionsAgree.differing).toBe(0);
    expect(result.directionsAgree.pairs).toBe(result.directionsAgree.firms * result.directionsAgree.programmes);
    expect(new Date(result.date).toISOString()).toBe(result.date);
    expect(result).toMatchObject({ seed: positive, load: { start: positive, end: positive }, machine: { cores: positive } });
  });

  it('is what docs/performance.md shows', () => {
    const page = read('docs/performance.md');
    const name = path.includes('country') ? 'match-bench-country' : 'match-bench';
    expect(replaceBlock(page, name, markdownOf(result)) === page).toBe(true);
  });
});

it('the chart is drawn from bench/results/match.json, and says in words what it shows', () => {
  const drawn = read('docs/images/match-bench.svg');
  expect(drawn).toBe(chartOf(JSON.parse(read('bench/results/match.json')) as Result));
  expect(drawn).toMatch(/<title id="title">.+<\/title>\n<desc id="desc">.*index-wasm \d/);
  expect(drawn).toContain('aria-labelledby="title desc"');
});
