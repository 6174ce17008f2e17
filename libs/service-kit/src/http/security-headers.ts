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
  const pages = helmet({ ...common, contentSecurityPolicy: { useDefaults: false, directives: ownFilesOnly } });
  const docs = helmet({
    ...common,
    contentSecurityPolicy: { useDefaults: false, directives: { ...ownFilesOnly, styleSrc: ["'self'", "'unsafe-inline'"] } },
  });
  return (request: Request, response: Response, next: NextFunction): void =>
    (/^\/docs(\/|$)/.test(request.path) ? docs : pages)(request, response, next);
}
