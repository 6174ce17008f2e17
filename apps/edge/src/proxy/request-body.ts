import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';

/** Bytes of a body that is kept, to be sent a second time. */
const longestKept = 256 * 1024;

/** What is sent on as the body; asked for again for a second attempt. */
export interface RequestBody {
  /** Whether it can be sent again after a part of it has gone out. */
  readonly replays: boolean;
  readonly next: () => Buffer | Readable | null;
}

/**
 * The body of a request, streamed; or read first, where it is short and asked to be kept.
 *
 * A stream is handed out as an iterator over it, which touches it only once a connection stands: until then nothing is lost, and a second
 * attempt may begin.
 */
export async function bodyOf(request: IncomingMessage, keep: boolean): Promise<RequestBody> {
  const length = Number(request.headers['content-length'] ?? 0);
  if (length === 0 && request.headers['transfer-encoding'] === undefined) return { replays: true, next: () => null };
  if (keep && length > 0 && length <= longestKept) {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const whole = Buffer.concat(chunks);
    return { replays: true, next: () => whole };
  }
  // The client takes any async iterable; its types only know streams.
  return { replays: false, next: () => chunksOf(request) as unknown as Readable };
}

async function* chunksOf(request: IncomingMessage): AsyncGenerator<Buffer> {
  for await (const chunk of request.iterator({ destroyOnReturn: false })) yield chunk as Buffer;
}
