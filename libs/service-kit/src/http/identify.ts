import type { NextFunction, Request, Response } from 'express';
import { setPrincipal } from '../access/principal.js';
import type { StaffAccess } from '../access/staff-access.js';

/** Express middleware: notes who is asking, for whatever comes after. */
export function identify(access: StaffAccess) {
  return (request: Request, _: Response, next: NextFunction): void => {
    const principal = access.principalOf(request.get('authorization'));
    if (principal !== null) setPrincipal(request, principal);
    next();
  };
}
