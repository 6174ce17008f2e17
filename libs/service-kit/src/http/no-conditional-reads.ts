import type { NextFunction, Request, Response } from 'express';

/**
 * Express middleware. An `ETag` of the API is the version of a document, for `If-Match`. An answer holds more than the document (a status
 * that follows the clock, words in the reader's language), so the same version must not be answered with 304.
 */
export function noConditionalReads(request: Request, response: Response, next: NextFunction): void {
  if (request.path.startsWith('/api/')) {
    delete request.headers['if-none-match'];
    response.vary('Accept-Language');
  }
  next();
}
