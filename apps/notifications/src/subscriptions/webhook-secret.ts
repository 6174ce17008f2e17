import { randomBytes } from 'node:crypto';

const prefix = 'whsec_';
/** Bytes that Standard Webhooks allows for a symmetric secret. */
const fewest = 24;
const most = 64;

/** A secret in the form of Standard Webhooks: `whsec_` and the base64 of random bytes. */
export function makeWebhookSecret(): string {
  return prefix + randomBytes(32).toString('base64');
}

export function isWebhookSecret(text: string): boolean {
  if (!text.startsWith(prefix)) return false;
  const written = text.slice(prefix.length);
  const bytes = Buffer.from(written, 'base64');
  return bytes.length >= fewest && bytes.length <= most && bytes.toString('base64') === written;
}
