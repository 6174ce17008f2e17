import type { Messages } from '../i18n/messages.js';

/** What a question for a profile field sends and is called. */
export interface AskedField {
  /** The names it sends. */
  readonly names: readonly string[];
  readonly short: (t: Messages) => string;
  /** Too long to stand open above a list on a phone. */
  readonly long?: true;
}

/** By the profile field that a verdict may miss. */
export const askedFields = {
  sites: { names: ['area', 'site-kind'], short: (t) => t.profile.area.short },
  industries: { names: ['industry', 'industry-pick'], short: (t) => t.profile.industry.short },
  establishedOn: { names: ['established', 'stage'], short: (t) => t.profile.established.short },
  employees: { names: ['employees'], short: (t) => t.profile.employees.short },
  revenues: { names: ['revenue'], short: (t) => t.profile.revenue.short },
  certificates: { names: ['cert'], short: (t) => t.profile.certificates.short, long: true },
  stage: { names: ['stage'], short: (t) => t.profile.stage.short },
  form: { names: ['form'], short: (t) => t.profile.form.short },
  fields: { names: ['field'], short: (t) => t.profile.fields.short, long: true },
  standing: { names: ['standing'], short: (t) => t.profile.standing.short },
  received: { names: ['received'], short: (t) => t.profile.received.short },
  sizeClass: { names: ['size'], short: (t) => t.profile.size.short },
} as const satisfies Readonly<Record<string, AskedField>>;

export type AskedFieldName = keyof typeof askedFields;

/** Whether the pages have a question for the field. */
export function isAsked(field: string): field is AskedFieldName {
  return Object.hasOwn(askedFields, field);
}
