import { createHash } from 'node:crypto';
import type { Lang } from '#korea';
import type { Response } from 'express';

export interface SentFeed {
  readonly type: 'application/atom+xml' | 'text/calendar';
  readonly body: string;
  readonly lang: Lang;
  /** Whether anyone may be given it out of a cache. */
  readonly isPublic: boolean;
}

/** Readers ask far more often than anything changes: who has it already is answered with 304. */
const freshSeconds = 300;

export function sendFeed(response: Response, { type, body, lang, isPublic }: SentFeed): void {
  response.type(type);
  response.setHeader('ETag', `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`);
  response.setHeader('Cache-Control', `${isPublic ? 'public' : 'private'}, max-age=${freshSeconds}`);
  response.setHeader('Content-Language', lang);
  response.vary('Accept-Language');
  response.send(body);
}
