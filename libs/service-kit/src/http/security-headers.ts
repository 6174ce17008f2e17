import type { IncomingMessage, ServerResponse } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';

const ownFilesOnly = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  upgradeInsecureRequests: null,
};

/**
 * Express middleware: pages run the scripts and styles of their own origin alone. The page at `/docs` alone may style inline, as the Swagger
 * UI does. Browsers are told to insist on https only where the public address is one.
 */
export function securityHeaders(publicUrl: string) {
  const strictTransportSecurity = publicUrl.startsWith('https:');
  const common = { strictTransportSecurity, referrerPolicy: { policy: 'strict-origin-when-cross-origin' as const } };
  const pages = headersOf(helmet({ ...common, contentSecurityPolicy: { useDefaults: false, directives: ownFilesOnly } }));
  const docs = headersOf(
    helmet({
      ...common,
      contentSecurityPolicy: { useDefaults: false, directives: { ...ownFilesOnly, styleSrc: ["'self'", "'unsafe-inline'"] } },
    }),
  );
  return (request: Request, response: Response, next: NextFunction): void => {
    for (const [name, value] of /^\/docs(\/|$)/.test(request.path) ? docs : pages) response.setHeader(name, value);
    next();
  };
}

/** What it sets, which hangs on nothing that a request brings: taken once, as it would work it out again each time. */
function headersOf(middleware: ReturnType<typeof helmet>): readonly (readonly [string, string])[] {
  const headers = new Map<string, string>();
  const response = { setHeader: (name: string, value: string) => headers.set(name, value), removeHeader: () => undefined };
  let isDone = false;
  middleware({} as IncomingMessage, response as unknown as ServerResponse, () => (isDone = true));
  if (!isDone) throw new Error('The security headers are not known at once');
  return [...headers];
}
