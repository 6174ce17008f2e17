import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What is kept of a staff key: the id that the audit trail names, and the key's SHA-256. */
export interface StaffKeyRecord {
  readonly id: string;
  readonly digest: Buffer;
}

/** `ieum_<id>.<secret>`: an id to name it by and 32 random bytes. */
export function makeStaffKey(): string {
  return `ieum_${randomBytes(6).toString('hex')}.${randomBytes(32).toString('base64url')}`;
}

export function recordOf(key: string): StaffKeyRecord {
  return { id: /^ieum_([0-9a-f]{12})\./.exec(key)?.[1] ?? 'staff', digest: createHash('sha256').update(key).digest() };
}

export function writeRecord({ id, digest }: StaffKeyRecord): string {
  return `${id}:${digest.toString('hex')}`;
}

export function readRecord(text: string): StaffKeyRecord {
  const [id = '', digest = ''] = text.split(':');
  return { id, digest: Buffer.from(digest, 'hex') };
}

/** Takes as long for any key. */
export function isKey(record: StaffKeyRecord, key: string): boolean {
  const { digest } = recordOf(key);
  return digest.length === record.digest.length && timingSafeEqual(digest, record.digest);
}
