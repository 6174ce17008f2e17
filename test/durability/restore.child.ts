import 'reflect-metadata';
import { writeSync } from 'node:fs';
import { openDocuments } from '#documents';
import { openEvents } from '#events';
import { restoreBackup } from '#service-kit';
import { firms } from './restored-firms.js';

/** Restores a backup; the parent kills it. Run as `restore.child.ts <documents url> <log file> <backup folder>`. */
const [url = '', log = '', folder = ''] = process.argv.slice(2);
const documents = await openDocuments(url);
const events = await openEvents('embedded:', { documentsFile: `file:${log}`, healthy: async () => true });
writeSync(1, 'begun\n');
await restoreBackup({
  ports: { documents, events },
  config: { clock: { kind: 'system' }, seeds: null },
  owned: [firms],
  kept: [],
  folder,
  replace: true,
});
writeSync(1, 'done\n');
await events.close();
await documents.close();
