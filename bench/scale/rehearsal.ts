import { join } from 'node:path';
import { loadavg } from 'node:os';
import { topics } from '#contracts';
import { freePorts } from '../../tools/stack/free-port.js';
import { load, type Load } from './load.js';
import { Served } from './served.js';

export interface Setting {
  /** As `IEUM_EVENTS` takes it. */
  readonly events: string;
  /** As `IEUM_CLOCK` takes it. */
  readonly clock: string;
  /** For the data folders. */
  readonly folder: string;
  readonly seed: number;
  /** How long each load lasts. */
  readonly seconds: number;
  /** Loads, each with so many questions at a time. */
  readonly connections: readonly number[];
}

/** One instance, once it was ready. */
export interface Instance {
  /** From the start of the process. */
  readonly readySeconds: number;
  /** Firms taken over in a second while it read them; null where that was too short to be seen. */
  readonly firmsPerSecond: number | null;
  /** Processor time from the start until ready. */
  readonly cpuSeconds: number;
  readonly residentMB: number;
  readonly heapMB: number;
  readonly indexMB: number;
}

export interface Rehearsal {
  /** Of the machine when it began; what ran in the minute before is in it. */
  readonly loadAverage: number;
  readonly instances: readonly Instance[];
  /** Through the edge. */
  readonly loads: readonly Load[];
  /** The same asked of the first instance, where it is the only one. */
  readonly direct: readonly Load[];
}

/** Starts so many instances of matching at once, an edge before them once they are ready, and sets the loads on it. */
export async function rehearse(count: number, setting: Setting): Promise<Rehearsal> {
  const loadAverage = loadNow();
  const [edgePort = 0, ...ports] = await freePorts(count + 1);
  const started = ports.map((port, at) => new Served('matching', port, variablesOf(setting, `matching-${count}-${at}`)));
  const all = [...started];
  try {
    const instances = await Promise.all(started.map(measured));
    const upstreams = `matching=${started.map(({ url }) => url).join('|')}`;
    const edge = new Served('edge', edgePort, { IEUM_UPSTREAMS: upstreams, IEUM_DATA: join(setting.folder, `edge-${count}`) });
    all.push(edge);
    await edge.ready();
    const ask = async (at: Served) => {
      const loads: Load[] = [];
      for (const connections of setting.connections) loads.push(await load(at, { instances: started, edge }, { ...setting, connections }));
      return loads;
    };
    return { loadAverage, instances, loads: await ask(edge), direct: count === 1 ? await ask(started[0]!) : [] };
  } finally {
    await Promise.all(all.map((each) => each.stop()));
  }
}

/** Starts one instance and stops it again. */
export async function startOnce(setting: Setting): Promise<Instance> {
  const [port = 0] = await freePorts(1);
  const started = new Served('matching', port, variablesOf(setting, 'matching-alone'));
  try {
    return await measured(started);
  } finally {
    await started.stop();
  }
}

export function loadNow(): number {
  return Math.round((loadavg()[0] ?? 0) * 100) / 100;
}

async function measured(instance: Served): Promise<Instance> {
  const { readyMs, reading } = await instance.ready(topics.companies);
  const megabytes = async (name: string) => Math.round((await instance.metric(name)) / 1e5) / 10;
  return {
    readySeconds: Math.round(readyMs / 10) / 100,
    firmsPerSecond: reading === null ? null : Math.round((reading.messages / reading.ms) * 1000),
    cpuSeconds: Math.round((await instance.metric('process_cpu_seconds_total')) * 100) / 100,
    residentMB: await megabytes('process_resident_memory_bytes'),
    heapMB: await megabytes('nodejs_heap_size_used_bytes'),
    indexMB: await megabytes('ieum_match_index_bytes'),
  };
}

function variablesOf({ events, clock, folder }: Setting, name: string): Record<string, string> {
  return {
    IEUM_EVENTS: events,
    IEUM_CLOCK: clock,
    IEUM_SEEDS: 'none',
    IEUM_DATA: join(folder, name),
    IEUM_STAFF_KEY: 'bench-bench-bench-bench',
  };
}
