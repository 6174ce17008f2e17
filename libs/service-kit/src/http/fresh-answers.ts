import type { NextFunction, Request, Response } from 'express';

/**
 * Express middleware. An `ETag` of the API is the version of a document, for `If-Match`. An answer holds more than the document (a status
 * that follows the clock, words in the reader's language), so the same version must not be answered with 304, nor out of a cache unasked.
 */
export function freshAnswers(request: Request, response: Response, next: NextFunction): void {
  if (/^\/(api|common-grants)\//.test(request.path)) {
    delete request.headers['if-none-match'];
    response.setHeader('Cache-Control', 'private, no-cache');
    response.vary('Accept-Language');
  }
  next();
}
