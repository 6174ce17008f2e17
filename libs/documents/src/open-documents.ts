import { pathOfFileUrl } from '#sqlite';
import type { Documents } from './documents.port.js';
import { EmbeddedDocuments } from './embedded/embedded-documents.js';

/**
 * The adapter that a URL names: `file:./data/ieum.db`, or `file::memory:` for documents that are gone when it is closed.
 * @throws TypeError a URL that names none
 * @throws DatabaseInUse another process has the file open
 */
export async function openDocuments(url: string): Promise<Documents> {
  if (url.startsWith('file:')) return EmbeddedDocuments.open(pathOfFileUrl(url));
  if (/^mongodb(\+srv)?:/.test(url)) throw new TypeError('documents in MongoDB (mongodb://…) are not built yet: use file:<path>');
  throw new TypeError(`documents are kept at file:<path>, as in file:./data/ieum.db, not at ${url.split(':')[0]}:…`);
}
