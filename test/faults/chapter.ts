import type { ServerProcess } from '../../tools/stack/server-process.js';
import { Cluster, type ClusterPlace } from './cluster.js';
import { compare } from './comparison.js';
import type { Fault } from './fault.js';
import { quiet } from './quiet.js';
import { Random } from './random.js';
import { RawTopics } from './raw-topics.js';
import { Reference } from './reference.js';
import { Story } from './story/story.js';

export interface Servers {
  readonly broker: { readonly process: ServerProcess; readonly url: string };
  readonly database: { readonly process: ServerProcess; readonly url: string };
}

export interface Round {
  /** Counted over the whole run. */
  readonly number: number;
  readonly fault: Fault;
}

const tellings = { before: 20, after: 10 };

/** Rounds on one cluster and its story, which goes on from one to the next. */
export class Chapter {
  /** What was done so far, for whoever looks for the cause of a failure. */
  readonly done: string[] = [];

  private constructor(
    private readonly seed: string,
    private readonly servers: Servers,
    private readonly cluster: Cluster,
    private readonly reference: Reference,
    private readonly story: Story,
    private readonly topics: RawTopics,
  ) {}

  static async open(seed: string, servers: Servers, folder: string): Promise<Chapter> {
    const place: ClusterPlace = {
      folder,
      events: `${servers.broker.url}?partitions=3`,
      mongodb: servers.database.url,
    };
    const cluster = await Cluster.start(place);
    const reference = await Reference.start(folder);
    const topics = new RawTopics(new URL(servers.broker.url.replace('kafka:', 'http:')).host);
    return new Chapter(seed, servers, cluster, reference, new Story(seed, cluster.edge.client), topics);
  }

  /** One fault under load, then quiet, then the comparison. Answers what there is to tell of it. @throws Error whatever went wrong */
  async run({ number, fault }: Round): Promise<string> {
    const { cluster, story, topics, reference } = this;
    const { history, reader } = story;
    const before = { deeds: history.size, answered: reader.answered, refused: reader.refused };
    this.done.push(fault.name);
    story.begin();
    await story.goesOn(tellings.before);
    const random = new Random(`${this.seed}/round ${number}`);
    const broker = this.servers.broker.process;
    const { process: database, url: databaseUrl } = this.servers.database;
    const struck = await timed(() => fault.strike({ cluster, broker, database, databaseUrl, topics, story, random }));
    const healthy = await timed(() => cluster.healthy());
    await story.goesOn(tellings.after);
    await story.end();
    const becameQuiet = await timed(() => quiet(cluster, topics, history));
    await reference.catchUp(history);
    const compared = await timed(() => compare(cluster, reference, history));
    this.done[this.done.length - 1] = `${fault.name} (${struck.result})`;
    return [
      struck.result,
      `fault ${struck.seconds} s, healthy ${healthy.seconds} s after it was mended, quiet ${becameQuiet.seconds} s after the last request`,
      `${history.size - before.deeds} writes acknowledged, ${history.liveFirms().length} firms and ${history.livePrograms().length} programmes live`,
      `${reader.answered - before.answered} questions answered, ${reader.refused - before.refused} not`,
      `${compared.result} answers equal to the embedded run's, in ${compared.seconds} s`,
    ].join('\n  ');
  }

  /** What each process complained of last. */
  get logs(): readonly string[] {
    return [...this.cluster.all, this.reference.served].map(({ log }) => log);
  }

  /** @throws Error a process did not end by itself */
  async close(): Promise<void> {
    await this.cluster.stop();
    await this.reference.served.process.stop();
  }

  async abandon(): Promise<void> {
    await this.cluster.kill();
    await this.reference.served.process.kill();
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly seconds: string }> {
  const began = performance.now();
  const result = await work();
  return { result, seconds: ((performance.now() - began) / 1000).toFixed(1) };
}
