import { createHash } from 'node:crypto';

const idLength = 32;
const placeLength = 8;

/**
 * The id of the entry that has a key; the same on every machine. It begins as the recipient's digest does, so that what is written in the order of
 * ids falls together in the keys by recipient too.
 */
export function entryIdOf(key: string): string {
  return placed(key, digestOf(key));
}

/** As `entryIdOf`, for one of whom these entries are known: what was written when ids were a digest of the key alone keeps the id it has. */
export function entryIdAmong(known: ReadonlyMap<string, unknown> = new Map()): (key: string) => string {
  if (known.size === 0) return entryIdOf;
  return (key) => {
    const digest = digestOf(key);
    return known.has(digest) ? digest : placed(key, digest);
  };
}

function placed(key: string, digest: string): string {
  const [, recipient = ''] = key.split(' ', 2);
  const place = recipient.slice(recipient.indexOf('.') + 1).slice(0, placeLength);
  return place + digest.slice(0, idLength - place.length);
}

function digestOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, idLength);
}
