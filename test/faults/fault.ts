import type { ServerProcess } from '../../tools/stack/server-process.js';
import type { Cluster } from './cluster.js';
import type { Random } from './random.js';
import type { RawTopics } from './raw-topics.js';
import type { Story } from './story/story.js';

/** What a fault may lay its hands on, while the load goes on. */
export interface Scene {
  readonly cluster: Cluster;
  readonly broker: ServerProcess;
  readonly database: ServerProcess;
  /** Without a database: each service has one, of its own name. */
  readonly databaseUrl: string;
  readonly topics: RawTopics;
  readonly story: Story;
  readonly random: Random;
}

export interface Fault {
  readonly name: string;
  /** Does harm and mends what an operator would mend; answers what exactly it did. @throws Error something was not as promised meanwhile */
  strike(scene: Scene): Promise<string>;
}
