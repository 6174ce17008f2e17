import type { Load } from './load.js';
import type { Rehearsal } from './rehearsal.js';

/** One line for each start, then one for each load. */
export function tableOf(rehearsals: readonly Rehearsal[]): string {
  const starts = rehearsals.flatMap(({ instances, loadAverage }) =>
    instances.map((each, at) => [
      at === 0 ? String(instances.length) : '',
      at === 0 ? loadAverage.toFixed(2) : '',
      each.readySeconds.toFixed(1),
      each.cpuSeconds.toFixed(1),
      each.firmsPerSecond === null ? '–' : count(each.firmsPerSecond),
      each.residentMB.toFixed(0),
      each.heapMB.toFixed(0),
      each.indexMB.toFixed(1),
    ]),
  );
  const loads = rehearsals.flatMap(({ instances, loads: through, direct }) => [
    ...direct.map((each) => loadRow(`${instances.length}, without the edge`, each)),
    ...through.map((each) => loadRow(String(instances.length), each)),
  ]);
  return [
    columns([['instances', 'load before', 'ready s', 'CPU s', 'firms/s read', 'resident MB', 'heap MB', 'index MB'], ...starts]),
    columns([
      ['instances', 'at a time', 'requests/s', 'p50 ms', 'p99 ms', 'CPU ms matching', 'CPU ms edge', 'answer B', 'failed'],
      ...loads,
    ]),
  ].join('\n\n');
}

function loadRow(instances: string, { connections, requestsPerSecond, p50Ms, p99Ms, cpuMs, answerBytes, failed }: Load): string[] {
  return [
    instances,
    String(connections),
    count(requestsPerSecond),
    p50Ms.toFixed(0),
    p99Ms.toFixed(0),
    cpuMs.matching.toFixed(2),
    cpuMs.edge.toFixed(2),
    count(answerBytes),
    failed === 0 ? '' : `${failed} FAILED`,
  ];
}

function count(number: number): string {
  return number.toLocaleString('en');
}

function columns(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, at) => Math.max(...rows.map((row) => row[at]!.length)));
  return rows.map((row) => row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  ')).join('\n');
}
