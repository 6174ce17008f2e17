import 'reflect-metadata';
import { writeSync } from 'node:fs';
import { openDocuments } from '#documents';
import { openEvents } from '#events';

/**
 * Saves and publishes without end, several at a time, and prints each acknowledgement as a line: `put <id> <version>` or `publish <key> <version>`.
 * Run as `writer.child.ts <file> <round>`; the parent kills it.
 */
const [file = '', round = ''] = process.argv.slice(2);
const documents = await openDocuments(`file:${file}`);
const events = await openEvents('embedded:', { documentsFile: `file:${file}` });
const collection = documents.collection<{ name: string }>({
  name: 'firms',
  indexes: [{ name: 'name', unique: true, keys: ({ name }) => [name] }],
});

// Written at once and not through a stream: a line that is out is an acknowledgement that was made.
const acknowledge = (line: string) => writeSync(1, `${line}\n`);

async function write(writer: number): Promise<never> {
  const id = `f${round}-${writer}`;
  for (let version = 0; ; version += 1) {
    const at = new Date().toISOString();
    await collection.put({ id, expectedVersion: version, state: { name: `${id}@${version + 1}` }, at, by: 'writer' });
    acknowledge(`put ${id} ${version + 1}`);
    await events.publish('ieum.firms', [{ key: id, value: { id, version: version + 1 } }]);
    acknowledge(`publish ${id} ${version + 1}`);
  }
}

await Promise.all([1, 2, 3, 4].map(write));
