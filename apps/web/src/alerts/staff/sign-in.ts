import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import type { Page } from '../../layout/page.js';
import type { StaffVisitor } from './staff-api.js';

/** Nobody has signed in, or with what cannot be a key. */
export class SignInNeeded extends Error {
  override readonly name = 'SignInNeeded';
}

/** A form came that no page for this key has shown. */
export class ForeignForm extends Error {
  override readonly name = 'ForeignForm';
}

/**
 * The staff key out of the browser's own dialog (HTTP Basic, RFC 7617): the password; the name may be any. Nothing is kept here, and whether the key
 * is one is for the API to say.
 * @throws SignInNeeded
 */
export function staffOf(request: Request, { visitor }: Page): StaffVisitor {
  const [, encoded = ''] = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(request.get('authorization') ?? '') ?? [];
  const [, key] = /^[^:]*:([!-~]{1,512})$/s.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? [];
  if (key === undefined) throw new SignInNeeded();
  return { visitor, key };
}

/** Shows that a form is one of ours: a browser sends what it signed in with along with the forms of other sites too. */
export function formProof({ key }: StaffVisitor, action: string): string {
  return createHmac('sha256', key).update(`form ${action}`).digest('base64url');
}

/** @throws ForeignForm */
export function assertOwnForm(staff: StaffVisitor, action: string, given: string): void {
  const [right, other] = [Buffer.from(formProof(staff, action)), Buffer.from(given)];
  if (right.length !== other.length || !timingSafeEqual(right, other)) throw new ForeignForm();
}
