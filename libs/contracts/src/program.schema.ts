import { isDay, isInstant } from '#korea';
import { z } from 'zod';
import { flags, supportKinds, tracks, type Term } from './vocabulary.js';

const codes = (terms: readonly Term[]) => z.enum(terms.map((term) => term.code));
const text = (limit: number) => z.string().trim().min(1).max(limit);
const line = z.int().min(1);
const lines = z.tuple([line, line]).refine(([first, last]) => first <= last, { params: { code: 'lines-order' } });
const won = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
const dateOrInstant = z.string().refine((value) => isDay(value) || isInstant(value), { params: { code: 'date-or-instant' } });
const periodEnd = z.string().refine((value) => /^\d{4}(-(0[1-9]|1[0-2]))?$/.test(value) || isDay(value), { params: { code: 'period' } });

/** Ids of programmes and calls. */
export const idSchema = z
  .string()
  .regex(/^[a-z0-9-]+$/)
  .max(100);

/** A call as it is written; its rule is looked at by `parseRule` alone, which bounds how deep it goes. */
export const callSchema = z.strictObject({
  id: idSchema.optional(),
  title: text(500).optional(),
  noticedOn: dateOrInstant.optional(),
  opensAt: dateOrInstant.optional(),
  closesAt: dateOrInstant.optional(),
  expected: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional(),
  closing: z.enum(['fixed', 'until-exhausted', 'rolling', 'unknown']).optional(),
  rule: z.unknown().optional(),
  ruleCovers: z.enum(['all', 'part']).optional(),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional(),
  announce: z.boolean().optional(),
});

/** A programme as it is written. `id`, `version` and `status` may be sent back as they were read and are left aside. */
export const programSchema = z.strictObject({
  id: z.unknown().optional(),
  version: z.unknown().optional(),
  status: z.unknown().optional(),
  title: text(500),
  otherNames: z.array(text(500)).max(100).default([]),
  tracks: z.array(codes(tracks)).max(50).default([]),
  summary: z.string().trim().max(20_000).default(''),
  applicants: z.array(z.enum(['company', 'pre-startup', 'individual', 'institution'])).max(10),
  host: z
    .strictObject({ organization: z.string().trim().max(200), department: text(200).optional(), phone: text(50).optional() })
    .default({ organization: '' }),
  budget: z
    .strictObject({
      amount: won,
      split: z
        .strictObject({
          national: won.optional(),
          province: won.optional(),
          city: won.optional(),
          local: won.optional(),
          private: won.optional(),
          own: won.optional(),
        })
        .optional(),
    })
    .optional(),
  period: z.strictObject({ start: periodEnd.optional(), end: periodEnd.optional() }).optional(),
  place: text(500).optional(),
  supports: z
    .array(
      z.strictObject({
        kind: codes(supportKinds),
        title: text(500),
        quota: z.strictObject({ count: z.number().positive(), unit: text(50) }).optional(),
      }),
    )
    .max(500)
    .default([]),
  rule: z.unknown().optional(),
  ruleCovers: z.enum(['all', 'part']).optional(),
  flags: z.array(codes(flags)).max(20).default([]),
  sources: z
    .array(z.strictObject({ document: text(500), section: text(500).optional(), lines: lines.optional() }))
    .max(500)
    .default([]),
  remarks: z
    .array(z.strictObject({ kind: text(50), text: text(5000), lines: z.array(lines).max(100).optional() }))
    .max(500)
    .default([]),
  targets: z
    .array(z.strictObject({ title: text(500), count: z.number().nonnegative(), unit: text(50), lines: lines.optional() }))
    .max(500)
    .optional(),
  calls: z.array(callSchema).max(500).default([]),
  telling: z
    .strictObject({
      closingDays: z.array(z.int().min(0).max(365)).max(10).optional(),
      material: z
        .array(z.enum(['dates', 'amount', 'eligibility']))
        .max(3)
        .optional(),
    })
    .optional(),
});
