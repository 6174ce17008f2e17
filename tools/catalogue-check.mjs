/**
 * `npm run catalogue:check`: holds the programmes of `seeds/` to the document they were taken from, prints counts and sums by chapter and
 * whatever the cited lines do not bear out, and fails if there is anything. With `-- --figures` it also lists each figure and its line.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { prepare, root } from './prepare.mjs';

const document = 'plan-2024';

prepare();
const { checkCatalogue } = await import('../dist/libs/catalogue/src/index.js');
const seeds = join(root, 'seeds');
const yaml = (file) => ({ file, data: parse(readFileSync(join(seeds, file), 'utf8')) });
const programmes = readdirSync(join(seeds, 'programs'))
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .map((name) => yaml(`programs/${name}`));
const { findings, readings, statistics } = checkCatalogue({
  plan: { id: document, lines: readFileSync(join(seeds, 'sources', `${document}.txt`), 'utf8').split('\n') },
  programmes,
  noProgrammes: yaml(`${document}.not-programmes.yaml`),
});

if (process.argv.includes('--figures')) {
  for (const { file, path, value, line } of readings) console.log(`${file} ${path} ${value} ← line ${line}`);
  console.log('');
}
printTable(statistics);
console.log(
  'A programme told in several chapters counts once, in the chapter of its first source. Chapters are numbered as in the body of the document',
);
console.log(
  '(its table of contents calls them IV–VI). Budgets are those of whole programmes over all their years, not what one year spends.',
);
console.log(`${programmes.length} files, ${readings.length} figures read from their lines, ${findings.length} findings`);
for (const { file, path, message } of findings) console.error(`${file}${path === '' ? '' : ` ${path}`}: ${message}`);
process.exit(findings.length === 0 ? 0 : 1);

function printTable(chapters) {
  const counted = ['programmes', 'supports', 'targets', 'forCompanies', 'remarks', 'contradictions', 'withBudget', 'budget'];
  const heads = ['told', 'counted', 'supports', 'targets', 'for companies', 'remarks', 'contradictions', 'with budget', 'budget (KRW)'];
  const cells = (row) => counted.map((column) => row[column].toLocaleString('en'));
  const total = Object.fromEntries(counted.map((column) => [column, chapters.reduce((sum, chapter) => sum + chapter[column], 0)]));
  const rows = [
    ['chapter', ...heads],
    ...chapters.map((chapter) => [chapter.code, String(chapter.told), ...cells(chapter)]),
    ['all', '', ...cells(total)],
  ];
  const widths = rows[0].map((_, index) => Math.max(...rows.map((row) => row[index].length)));
  for (const row of rows)
    console.log(row.map((cell, index) => (index === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[index]))).join('  '));
  console.log('');
  for (const { code, title } of chapters) console.log(`${code.padEnd(widths[0])}  ${title}`);
  console.log('');
}
