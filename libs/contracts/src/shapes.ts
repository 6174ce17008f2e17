import { certificates, fields, forms, siteKinds, sizeClasses, stages, standingFlags } from '#eligibility';
import { z } from 'zod';
import { callSchema, idSchema, programSchema } from './program.schema.js';
import { closings, interests, statuses } from './vocabulary.js';

/*
 * The documents as the API shows them, for its description. What a member means stands at its type (`CompanyState`, `ProgramState`, `Match` …);
 * members may be added, so whoever reads leaves aside what it does not know.
 */

const codes = (terms: readonly { readonly code: string }[]) => z.enum(terms.map(({ code }) => code));
const day = z.string().meta({ format: 'date', description: 'YYYY-MM-DD' });
const won = z.number().meta({ description: 'KRW' });
const version = z.int().meta({ description: '1, 2, 3 …; also the ETag' });
const ruleShape = z
  .record(z.string(), z.unknown())
  .nullable()
  .meta({ id: 'Rule', description: 'Who is eligible, in the rule language (docs/eligibility.md); null for everyone' });
const lines = z.array(z.int()).optional().meta({ description: 'First and last line of the source' });
const verdict = z.enum(['eligible', 'ineligible', 'unknown']);
const band = z.object({ min: z.number().optional(), max: z.number().optional() }).meta({ id: 'Band' });

const profile = {
  stage: codes(stages).optional(),
  establishedOn: day.optional(),
  sites: z
    .array(z.object({ kind: codes(siteKinds).optional(), area: z.string() }))
    .optional()
    .meta({ description: 'Areas are codes of /api/vocabularies' }),
  industries: z.array(z.string()).optional().meta({ description: 'KSIC, the main one first' }),
  employees: z.union([z.number(), band]).optional(),
  revenues: z.array(z.object({ year: z.int(), amount: z.union([won, band]) })).optional(),
  assets: won.optional(),
  sizeClass: codes(sizeClasses).optional(),
  form: codes(forms).optional(),
  fields: z.array(codes(fields)).optional(),
  certificates: z.array(z.object({ code: codes(certificates), issuedOn: day.optional(), validUntil: day.optional() })).optional(),
  standing: z
    .object(Object.fromEntries(standingFlags.map(({ code }) => [code, z.boolean().optional()])))
    .optional()
    .meta({ description: 'What is left out is not known' }),
  received: z.array(z.object({ programId: z.string(), year: z.int() })).optional(),
  answers: z.record(z.string(), z.boolean()).optional().meta({ description: 'By <programme id>/<criterion id>, or */<criterion id>' }),
  interests: z.array(codes(interests)).optional(),
  keywords: z.array(z.string()).optional(),
};

/** A registered firm. */
export const companyShape = z
  .object({
    id: z.string(),
    version,
    name: z.string(),
    businessNumber: z.string().optional().meta({ description: 'Ten digits' }),
    ...profile,
  })
  .meta({ id: 'Company' });

/** A call as it is kept. */
export const callShape = callSchema
  .extend({ id: idSchema, title: z.string(), closing: codes(closings), rule: ruleShape.optional() })
  .meta({ id: 'Call' });

/** A programme as the API shows it. */
export const programShape = programSchema
  .extend({ id: idSchema, version, status: codes(statuses), rule: ruleShape.optional(), calls: z.array(callShape) })
  .meta({ id: 'Program' });

const { id, title, tracks, status, applicants, host, budget, period, supports, flags } = programShape.shape;
/** What a line of a list shows of a programme. */
export const programSummaryShape = z
  .object({
    id,
    version,
    title,
    tracks,
    status,
    applicants,
    host,
    budget,
    period,
    supports,
    flags,
    expected: z.string().optional().meta({ description: 'YYYY-MM, where no call has a date yet' }),
  })
  .meta({ id: 'ProgramSummary' });

/** What a line of a list shows of the call that the programme is judged by. */
export const callSummaryShape = callShape
  .pick({ id: true, title: true, noticedOn: true, opensAt: true, closesAt: true, expected: true, closing: true, url: true })
  .meta({ id: 'CallSummary' });

const nearMiss = z
  .object({
    id: z.string(),
    required: z.string(),
    actual: z.string(),
    off: z.record(z.string(), z.number()).nullable().meta({ description: 'days, employees or won' }),
    quote: z.string().nullable(),
  })
  .nullable()
  .meta({ id: 'NearMiss', description: 'The one criterion that rules the firm out; null where there is more than one, or none' });

const judgement = {
  verdict,
  trace: z
    .array(
      z
        .object({
          id: z.string(),
          outcome: z.enum(['met', 'unmet', 'unknown']),
          required: z.string(),
          actual: z.string(),
          quote: z.string().nullable(),
          strength: z.enum(['must', 'preferred']),
          test: z.string(),
          lines,
        })
        .meta({ id: 'TraceEntry' }),
    )
    .meta({ description: 'Every criterion in the order of the rule' }),
  missing: z.array(z.string()).meta({ description: 'The profile fields to ask for; empty unless the verdict is unknown' }),
  nearMiss,
};

/** A verdict with its reasons. */
export const judgementShape = z.object(judgement).meta({ id: 'Judgement' });

/** A firm held against a programme. */
export const matchShape = z
  .object({
    program: programSummaryShape,
    call: callSummaryShape.nullable(),
    ...judgement,
    ruleCovers: z.enum(['all', 'part']),
    score: z.number().meta({ description: 'Sum of weight × value' }),
    factors: z.array(z.object({ name: z.string(), weight: z.number(), value: z.number(), text: z.string() }).meta({ id: 'Factor' })),
  })
  .meta({ id: 'Match' });

/** A page of a list. */
export function pageShape<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), page: z.int(), pageSize: z.int(), total: z.int() });
}
