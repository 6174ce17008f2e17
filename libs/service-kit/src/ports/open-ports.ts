import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openDocuments } from '#documents';
import { openEvents } from '#events';
import { openSearch } from '#search';
import type { Config } from '../config/config.js';
import { allAnswer, type Ports } from './ports.js';

/** Opens the adapters the configuration names. Where one cannot be opened, those before it are closed again. */
export async function openPorts(config: Config): Promise<Ports> {
  await mkdir(config.dataFolder, { recursive: true });
  // Embedded events are kept beside the documents, or in the data folder where the documents are elsewhere.
  const documentsFile = config.documents.startsWith('file:') ? config.documents : `file:${join(config.dataFolder, 'ieum.db')}`;
  const documents = await openDocuments(config.documents);
  try {
    const opened: Ports[keyof Ports][] = [documents];
    const events = await openEvents(config.events, { documentsFile, healthy: () => allAnswer(opened) });
    opened.push(events);
    try {
      const search = await openSearch(config.search);
      opened.push(search);
      return { documents, events, search };
    } catch (error) {
      await events.close();
      throw error;
    }
  } catch (error) {
    await documents.close();
    throw error;
  }
}
