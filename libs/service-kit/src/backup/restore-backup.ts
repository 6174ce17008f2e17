import { randomUUID } from 'node:crypto';
import type { CollectionDefinition, Documents } from '#documents';
import { openClock } from '../clock/open-clock.js';
import type { Config } from '../config/config.js';
import type { KeptDefinition } from '../owned/kept.module.js';
import type { OwnedDefinition } from '../owned/owned-definition.js';
import { Relay } from '../owned/relay.js';
import { SeenVersions } from '../owned/seen-versions.js';
import type { Ports } from '../ports/ports.js';
import { BackupBroken, backupFile, type BackupHeader, settingsName } from './backup-format.js';
import { BackupReader } from './backup-reader.js';
import { CollectionRestore, type CollectionRestored } from './collection-restore.js';
import { restoreMissing } from './restore-missing.js';
import { RestoreMarks } from './restore-marks.js';
import type { BackedUp } from './take-backup.js';
import { readTopics } from './topic-reading.js';
import { TopicState } from './topic-state.js';

const leaseMillis = 30_000;

/** The store is not to be restored into as it is; nothing has been done. */
export class RestoreRefused extends Error {
  override readonly name = 'RestoreRefused';
}

export interface RestoreOptions extends BackedUp {
  readonly ports: Pick<Ports, 'documents' | 'events'>;
  readonly config: Pick<Config, 'clock' | 'seeds'>;
  readonly folder: string;
  /** Whether a store that holds documents is to become what the backup is. */
  readonly replace: boolean;
}

export type Restored = CollectionRestored & { readonly collection: string };

interface Verified {
  readonly collection: CollectionDefinition<unknown>;
  readonly reader: BackupReader;
  readonly header: BackupHeader;
  readonly backupHas: (id: string) => boolean;
}

type VerifiedOwned = Verified & { readonly definition: OwnedDefinition<unknown> };

/**
 * Puts a backup back: what services own at versions above all that has been published of it, everything published, and deletions published of
 * what readers know and the backup lacks; of what they keep for themselves, what the store lacks. It may be run again where it was cut short.
 *
 * @throws BackupBroken, RestoreRefused before anything is changed
 */
export async function restoreBackup({ ports, config, owned, kept, folder, replace }: RestoreOptions): Promise<readonly Restored[]> {
  const { documents, events } = ports;
  const settings = new BackupReader(folder, settingsName);
  const given = new Map<string, string>();
  const { backup, formatVersion } = await settings.verify((line) => 'setting' in line && given.set(line.setting.name, line.setting.value));
  const verified = await Promise.all(
    owned.map(async (each) => {
      const definition = each as OwnedDefinition<unknown>;
      return { definition, ...(await verify(definition.collection, folder, backup)) };
    }),
  );
  const keptCollections = formatVersion === 1 ? [] : (kept.flatMap(({ collections }) => collections) as CollectionDefinition<unknown>[]);
  const verifiedKept = await Promise.all(keptCollections.map((collection) => verify(collection, folder, backup)));
  await refuseOtherKeys(documents, kept, given);
  const marks = new RestoreMarks(documents, backup);
  if (!replace && !(await marks.wasCutShort())) await refuseUnlessEmpty(documents, owned);

  const release = await alone(documents);
  try {
    await marks.begin();
    for (const [name, value] of given) await documents.keepSetting(name, value);
    const clock = await openClock(config, documents);

    const restored: Restored[] = [];
    for (const { collection, reader } of verifiedKept) {
      restored.push({
        collection: collection.name,
        ...(await restoreMissing(documents.collection(collection), reader.lines(), clock.asOf())),
      });
    }
    const known: VerifiedOwned[] = [];
    for (const each of verified) {
      if (await isElsewhere(documents, each))
        restored.push({ collection: each.collection.name, documents: 0, deleted: 0, notRestored: [] });
      else known.push(each);
    }
    const topics = new Map(known.map(({ definition, backupHas }) => [definition.topic, new TopicState(backupHas)]));
    const endReading = await readTopics(events, new Map([...topics].map(([topic, state]) => [topic, (messages) => state.read(messages)])));
    try {
      for (const each of known) {
        const collection = documents.collection(each.collection);
        const topic = topics.get(each.definition.topic) as TopicState;
        const restore = new CollectionRestore({ collection, topic, backupHas: each.backupHas, at: clock.asOf() });
        restored.push({ collection: each.collection.name, ...(await restore.run(each.reader.lines())) });
      }
      for (const { definition } of known) await publish(definition, documents, ports, () => clock.real());
      await marks.end();
      return restored;
    } finally {
      await endReading();
    }
  } finally {
    await release();
  }
}

async function verify(collection: CollectionDefinition<unknown>, folder: string, backup: string): Promise<Verified> {
  const { name } = collection;
  const reader = new BackupReader(folder, name);
  const ids = new SeenVersions();
  const header = await reader.verify((line) => 'document' in line && ids.set(line.document.id, 1));
  if (header.backup !== backup) throw new BackupBroken(backupFile(name), 'it belongs to another backup than the settings beside it');
  return { collection, reader, header, backupHas: (id) => ids.get(id) !== undefined };
}

async function refuseUnlessEmpty(documents: Documents, owned: readonly OwnedDefinition<never>[]): Promise<void> {
  for (const { collection } of owned) {
    if ((await documents.collection(collection).scan(undefined, 1)).length === 0) continue;
    throw new RestoreRefused(
      `there are ${collection.name} in the store already: add --replace to have all of it become what the backup is`,
    );
  }
}

/** What was made under one key is of no use under another. */
async function refuseOtherKeys(documents: Documents, kept: readonly KeptDefinition[], given: ReadonlyMap<string, string>): Promise<void> {
  for (const name of kept.flatMap(({ settings }) => settings)) {
    const [own, other] = [await documents.setting(name), given.get(name)];
    if (own === null || other === undefined || own === other) continue;
    throw new RestoreRefused(`the store has another ${name} than the backup: restore into a store in which the service has never run`);
  }
}

/** Where each service has a database of its own, the others' topics are not this one's to clear. */
async function isElsewhere(documents: Documents, { collection, header }: Verified): Promise<boolean> {
  if (header.documents > 0 || header.audit > 0) return false;
  return (await documents.collection(collection).scan(undefined, 1)).length === 0;
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
