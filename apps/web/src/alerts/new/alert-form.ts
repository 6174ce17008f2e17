import { formField } from '../../layout/form.js';
import type { Request } from 'express';
import type { ApiProblem } from '../../api-client/api-client.errors.js';
import type { Messages } from '../../i18n/messages.js';
import { frequencies, type Frequency } from '../alerts-api.types.js';

export type AlertField = 'email' | 'frequency' | 'consent';

/** What was written in the form. */
export interface AlertForm {
  readonly email: string;
  readonly frequency: Frequency;
  readonly consent: boolean;
  /** A name for this showing of the form: sent twice, it is one wish. */
  readonly once: string;
}

export interface AlertFormProblem {
  /** null for what no field is to blame for. */
  readonly field: AlertField | null;
  readonly message: string;
}

export function readForm(request: Request): AlertForm {
  const often = formField(request, 'often');
  return {
    email: formField(request, 'email'),
    frequency: frequencies.find((frequency) => frequency === often) ?? 'at-once',
    consent: formField(request, 'consent') === 'yes',
    once: formField(request, 'once'),
  };
}

/** What can be seen without asking. */
export function problemsOf(form: AlertForm, { alerts }: Messages): readonly AlertFormProblem[] {
  return [
    ...(form.email === '' ? [{ field: 'email' as const, message: alerts.form.noEmail }] : []),
    ...(form.consent ? [] : [{ field: 'consent' as const, message: alerts.form.noConsent }]),
  ];
}

/** What the API refused, each at its field. */
export function refusalsOf(problem: ApiProblem): readonly AlertFormProblem[] {
  if (problem.errors.length === 0) return [{ field: null, message: problem.detail }];
  return problem.errors.map(({ path, message }) => ({ field: fieldOf(path), message }));
}

function fieldOf(path: string): AlertField | null {
  if (path.startsWith('/channel')) return 'email';
  return path === '/frequency' ? 'frequency' : null;
}
