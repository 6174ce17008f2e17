import { parseArgs } from 'node:util';
import { closePorts, openPorts, restoreBackup } from '#service-kit';
import { backedUp } from './backed-up.js';
import { type Command, CommandFailed, UsageError } from './command.js';

/** Puts a backup back and publishes all of it. */
export const restore: Command = {
  usage: '<folder> [--replace]',
  summary: 'puts a backup back and publishes it; --replace: over what is there, which goes',
  run: async (args, { config, print, path }) => {
    const { folder, replace } = read(args);
    const ports = await openPorts(config);
    try {
      const restored = await restoreBackup({ ports, config, ...backedUp, folder: path(folder), replace });
      for (const { collection, documents, deleted, present } of restored) {
        print(`${collection}: ${documents} put back, ${present === undefined ? `${deleted} deleted` : `${present} left as they are`}`);
      }
      const missing = restored.flatMap(({ collection, notRestored }) => notRestored.map((each) => ({ collection, ...each })));
      for (const { collection, id, reason } of missing) print(`${collection}: ${id} was not put back: ${reason}`);
      if (missing.length > 0) throw new CommandFailed(`${missing.length} documents were not put back`);
    } finally {
      await closePorts(ports);
    }
  },
};

function read(args: readonly string[]): { readonly folder: string; readonly replace: boolean } {
  try {
    const { positionals, values } = parseArgs({ args: [...args], allowPositionals: true, options: { replace: { type: 'boolean' } } });
    const [folder, ...more] = positionals;
    if (folder !== undefined && more.length === 0) return { folder, replace: values.replace === true };
  } catch {
    // An option there is none of.
  }
  throw new UsageError('restore takes one folder, and --replace');
}
