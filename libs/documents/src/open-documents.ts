import { pathOfFileUrl } from '#sqlite';
import type { Documents } from './documents.port.js';
import { EmbeddedDocuments } from './embedded/embedded-documents.js';
import { MongoDocuments } from './mongo/mongo-documents.js';

/**
 * The adapter that a URL names: `file:./data/ieum.db`, `file::memory:` for documents that are gone when it is closed, or
 * `mongodb://host/database`.
 * @throws TypeError a URL that names none
 * @throws DatabaseInUse another process has the file open
 * @throws StoreUnavailable no MongoDB answers within some seconds
 */
export async function openDocuments(url: string): Promise<Documents> {
  if (url.startsWith('file:')) return EmbeddedDocuments.open(pathOfFileUrl(url));
  if (/^mongodb(\+srv)?:\/\/[^/]+\/[^/?]+/.test(url)) return MongoDocuments.open(url);
  if (/^mongodb(\+srv)?:/.test(url))
    throw new TypeError('documents in MongoDB are kept at mongodb://<host>/<database>: the database is missing');
  throw new TypeError(
    `documents are kept at file:<path>, as in file:./data/ieum.db, or mongodb://<host>/<database>, not at ${url.split(':')[0]}:…`,
  );
}
