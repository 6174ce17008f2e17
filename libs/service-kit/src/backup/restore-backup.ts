import { randomUUID } from 'node:crypto';
import { type Documents } from '#documents';
import { openClock } from '../clock/open-clock.js';
import type { Config } from '../config/config.js';
import type { OwnedDefinition } from '../owned/owned-definition.js';
import { Relay } from '../owned/relay.js';
import { SeenVersions } from '../owned/seen-versions.js';
import type { Ports } from '../ports/ports.js';
import { BackupBroken, backupFile, type BackupHeader, settingsName } from './backup-format.js';
import { BackupReader } from './backup-reader.js';
import { CollectionRestore, type CollectionRestored } from './collection-restore.js';
import { RestoreMarks } from './restore-marks.js';
import { readTopics } from './topic-reading.js';
import { TopicState } from './topic-state.js';

const leaseMillis = 30_000;

/** The store is not to be restored into as it is; nothing has been done. */
export class RestoreRefused extends Error {
  override readonly name = 'RestoreRefused';
}

export interface RestoreOptions {
  readonly ports: Pick<Ports, 'documents' | 'events'>;
  readonly config: Pick<Config, 'clock' | 'seeds'>;
  readonly definitions: readonly OwnedDefinition<never>[];
  readonly folder: string;
  /** Whether a store that holds documents is to become what the backup is. */
  readonly replace: boolean;
}

export type Restored = CollectionRestored & { readonly collection: string };

interface Verified {
  readonly definition: OwnedDefinition<unknown>;
  readonly reader: BackupReader;
  readonly header: BackupHeader;
  readonly backupHas: (id: string) => boolean;
}

/**
 * Puts a backup back: its documents at versions above all that has been published of them, everything published, and deletions published of
 * what readers know and the backup lacks. It may be run again where it was cut short.
 *
 * @throws BackupBroken, RestoreRefused before anything is changed
 */
export async function restoreBackup({ ports, config, definitions, folder, replace }: RestoreOptions): Promise<readonly Restored[]> {
  const { documents, events } = ports;
  const settings = new BackupReader(folder, settingsName);
  const { backup } = await settings.verify();
  const verified = await Promise.all(definitions.map((definition) => verify(definition as OwnedDefinition<unknown>, folder, backup)));
  const marks = new RestoreMarks(documents, backup);
  if (!replace && !(await marks.wasCutShort())) await refuseUnlessEmpty(documents, definitions);

  const release = await alone(documents);
  try {
    await marks.begin();
    for await (const line of settings.lines()) if ('setting' in line) await documents.keepSetting(line.setting.name, line.setting.value);
    const clock = await openClock(config, documents);

    const topics = new Map(verified.map(({ definition, backupHas }) => [definition.topic, new TopicState(backupHas)]));
    const endReading = await readTopics(events, new Map([...topics].map(([topic, state]) => [topic, (messages) => state.read(messages)])));
    try {
      const restored: Restored[] = [];
      for (const each of verified) {
        const collection = documents.collection(each.definition.collection);
        const topic = topics.get(each.definition.topic) as TopicState;
        const restore = new CollectionRestore({ collection, topic, backupHas: each.backupHas, at: clock.asOf() });
        restored.push({ collection: each.definition.collection.name, ...(await restore.run(each.reader.lines())) });
      }
      for (const { definition } of verified) await publish(definition, documents, ports, () => clock.real());
      await marks.end();
      return restored;
    } finally {
      await endReading();
    }
  } finally {
    await release();
  }
}

async function verify(definition: OwnedDefinition<unknown>, folder: string, backup: string): Promise<Verified> {
  const { name } = definition.collection;
  const reader = new BackupReader(folder, name);
  const ids = new SeenVersions();
  const header = await reader.verify((line) => 'document' in line && ids.set(line.document.id, 1));
  if (header.backup !== backup) throw new BackupBroken(backupFile(name), 'it belongs to another backup than the settings beside it');
  return { definition, reader, header, backupHas: (id) => ids.get(id) !== undefined };
}

async function refuseUnlessEmpty(documents: Documents, definitions: readonly OwnedDefinition<never>[]): Promise<void> {
  for (const { collection } of definitions) {
    if ((await documents.collection(collection).scan(undefined, 1)).length === 0) continue;
    throw new RestoreRefused(
      `there are ${collection.name} in the store already: add --replace to have all of it become what the backup is`,
    );
  }
}

/** Of two restores at once, each would undo the other's. */
async function alone(documents: Documents): Promise<() => Promise<void>> {
  const request = { name: 'restore', holder: randomUUID(), ttlMillis: leaseMillis };
  const take = () => documents.lease({ ...request, now: Date.now() });
  const lease = await take();
  if (lease === null) throw new RestoreRefused(`another restore is running, or was ended less than ${leaseMillis / 1000} s ago`);
  let held = lease;
  let keeping: Promise<void> = Promise.resolve();
  const keep = async () => {
    held = (await take().catch(() => null)) ?? held;
  };
  const timer = setInterval(() => void (keeping = keep()), leaseMillis / 3);
  return async () => {
    clearInterval(timer);
    // One that was on its way would take again what is given back.
    await keeping;
    await documents.release(held);
  };
}

async function publish(
  definition: OwnedDefinition<unknown>,
  documents: Documents,
  { events }: Pick<Ports, 'events'>,
  real: () => number,
): Promise<void> {
  const relay = new Relay(definition, documents.collection(definition.collection), documents, events, real);
  await relay.idle();
  await relay.stop();
}
