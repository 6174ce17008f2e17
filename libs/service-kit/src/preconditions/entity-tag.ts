import type { Response } from 'express';

/** The `ETag` of a document's version. */
export function entityTag(version: number): string {
  return `"${version}"`;
}

/** Answers with a document: its version goes out as the `ETag`. */
export function setVersion(response: Response, version: number): void {
  response.setHeader('ETag', entityTag(version));
}
