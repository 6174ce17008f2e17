import { closePorts, openPorts, takeBackup } from '#service-kit';
import { backedUp } from './backed-up.js';
import { type Command, UsageError } from './command.js';

/** Copies everything the services own and keep into a new folder. */
export const backup: Command = {
  usage: '<folder>',
  summary: 'copies everything that is kept into a new folder',
  run: async (args, { config, print, path }) => {
    const [folder, ...more] = args;
    if (folder === undefined || more.length > 0) throw new UsageError('backup takes one folder');
    const ports = await openPorts(config);
    try {
      const headers = await takeBackup(ports.documents, backedUp, path(folder), new Date().toISOString());
      for (const { holds, documents, audit, settings } of headers) print(`${holds}: ${documents + settings} kept, ${audit} audit entries`);
    } finally {
      await closePorts(ports);
    }
  },
};
