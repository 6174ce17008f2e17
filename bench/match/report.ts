import { directions, type Result, type Row } from './results.js';

export const usualSize = { firms: 1_000_000, programmes: 100_000 };
const titles = { 'firm-to-programmes': 'one firm → its programmes', 'programme-to-firms': 'one programme → its firms' } as const;

const whole = (count: number) => count.toLocaleString('en');
export const time = (ms: number) =>
  ms >= 100 ? whole(Math.round(ms)) : ms >= 10 ? ms.toFixed(0) : ms >= 1 ? ms.toFixed(1) : ms >= 0.1 ? ms.toFixed(2) : ms.toFixed(3);
const megabytes = (bytes: number | null) =>
  bytes === null ? '' : bytes >= 1e7 ? whole(Math.round(bytes / 1e6)) : (bytes / 1e6).toFixed(1);
const seconds = (ms: number | null) => (ms === null ? '' : ms >= 1e4 ? whole(Math.round(ms / 1e3)) : (ms / 1e3).toFixed(1));
const ratio = (times: number) => (times < 10 ? times.toFixed(1) : whole(Math.round(times)));

function cells(row: Row, best: number): readonly string[] {
  const of = row.direction === 'firm-to-programmes' ? 'programmes' : 'firms';
  return [
    row.engine,
    time(row.medianMs),
    time(row.p95Ms),
    ratio(row.medianMs / best),
    megabytes(row.memoryBytes),
    seconds(row.buildMs),
    String(row.n),
    row.answersEqual ? 'equal' : '**differ**',
    row.scaled ? `scaled from ${whole(row.part)} ${of}` : '',
  ];
}

const heads = ['median ms', 'p95 ms', 'ratio', 'memory MB', 'build s', 'n', 'answers', ''];

function tablesOf({ rows }: Result): readonly { readonly title: string; readonly lines: readonly (readonly string[])[] }[] {
  return directions.map((direction) => {
    const own = rows.filter((row) => row.direction === direction);
    const best = Math.min(...own.map(({ medianMs }) => medianMs));
    return { title: titles[direction], lines: own.map((row) => cells(row, best)) };
  });
}

function remarks(result: Result): readonly string[] {
  const { floor, directionsAgree: agreed, top20, change } = result;
  return [
    `Memory bandwidth ${result.bandwidthGBs.toFixed(1)} GB/s (one core). A programme's plan reads ${floor.medianBytes >= 1e6 ? `${(floor.medianBytes / 1e6).toFixed(1)} MB` : `${(floor.medianBytes / 1e3).toFixed(0)} kB`} of the index, which takes ${time(floor.medianMs)} ms at that; it is answered as bitmaps in ${time(floor.bitmapsMedianMs)} ms, within ${floor.bitmapsTimesFloor.toFixed(1)}× of that floor, and with all rows written out within ${floor.rowsTimesFloor.toFixed(1)}× (medians over ${floor.n} programmes; what lies in a cache can be below its floor).${floor.uncounted.length === 0 ? '' : ` Not counted: ${floor.uncounted.join(', ')}.`}`,
    `The two directions ${agreed.differing === 0 ? 'agree' : `DIFFER in ${whole(agreed.differing)}`} on ${whole(agreed.pairs)} pairs (${whole(agreed.firms)} firms × ${whole(agreed.programmes)} programmes): ${whole(agreed.eligible)} eligible, ${whole(agreed.unknown)} unknown.`,
    `Top 20 of ${whole(result.programmes)} programmes, ranked: median ${time(top20.medianMs)} ms, p95 ${time(top20.p95Ms)} ms.`,
    `One attribute of one firm changed: employees median ${change.employees.medianUs.toFixed(1)} µs, p95 ${change.employees.p95Us.toFixed(1)} µs; site median ${change.sites.medianUs.toFixed(1)} µs, p95 ${change.sites.p95Us.toFixed(1)} µs.`,
    `Memory: ${result.bytesPerFirm.toFixed(0)} bytes a firm, ${result.bitmapBytesPerFirm.toFixed(0)} of them bitmaps, lists and columns, the rest its profile and id.`,
  ];
}

function circumstances({ date, machine, load, seed, commit, seconds: took, residentGB }: Result): string {
  return `${date.slice(0, 10)}, ${machine.cores} cores of ${machine.cpu}, ${machine.memoryGB.toFixed(0)} GB, Node ${machine.node}; load average ${load.start.toFixed(1)} at the start and ${load.end.toFixed(1)} at the end; seed ${seed}, commit ${commit ?? 'unknown'}; ${took.toFixed(0)} s, ${residentGB.toFixed(1)} GB resident.`;
}

/** For the terminal. */
export function textOf(result: Result): string {
  const tables = tablesOf(result).map(({ title, lines }) => {
    const all = [['engine', ...heads], ...lines];
    const widths = all[0]!.map((_, column) => Math.max(...all.map((line) => line[column]!.length)));
    const written = all.map((line) =>
      line
        .map((cell, column) => (column === 0 || column > 6 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
        .join('  ')
        .trimEnd(),
    );
    return [title, ...written.map((line) => `  ${line}`)].join('\n');
  });
  return [...tables, ...remarks(result), circumstances(result)].join('\n\n');
}

/** For docs/performance.md. */
export function markdownOf(result: Result): string {
  const isSmall = result.firms < usualSize.firms || (result.firms === usualSize.firms && result.programmes < usualSize.programmes);
  return [
    `### ${whole(result.firms)} firms, ${whole(result.programmes)} programmes`,
    ...(isSmall ? ['**A small run, which stands here until one of the usual size takes its place.**'] : []),
    circumstances(result),
    ...tablesOf(result).map(({ title, lines }) =>
      [
        `| ${title} | ${heads.join(' | ')} |`,
        `| --- |${heads.map((_, at) => (at < 6 ? ' ---: |' : ' --- |')).join('')}`,
        ...lines.map((line) => `| ${line.join(' | ')} |`),
      ].join('\n'),
    ),
    remarks(result)
      .map((line) => `- ${line}`)
      .join('\n'),
  ].join('\n\n');
}

/** The text with what stands between the two marks of that name replaced. */
export function replaceBlock(text: string, name: string, block: string): string {
  const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/performance.md has no ${begin} … ${end}`);
  return `${text.slice(0, from + begin.length)}\n${block}\n${text.slice(to)}`;
}
