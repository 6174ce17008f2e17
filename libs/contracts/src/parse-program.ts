import { parseRule, type PathError, type Rule } from '#eligibility';
import { isDay, seoulDay, type Lang } from '#korea';
import { z } from 'zod';
import { callSchema, programSchema } from './program.schema.js';
import type { Call, ProgramState } from './program.js';

/** A refusal: `rule-invalid` as soon as a rule in it is wrong, with everything that is wrong. */
export interface Refused {
  readonly ok: false;
  readonly code: 'rule-invalid' | 'body-invalid';
  readonly errors: readonly PathError[];
}
export type ProgramParsed<T> = { readonly ok: true; readonly value: T } | Refused;

/** A call whose id is still to be given where the writer gave none. */
export type NewCall = Omit<Call, 'id'> & { readonly id?: string };

/**
 * The one door for a programme, from the API and from seed files. Errors carry a JSON Pointer into the body.
 * @param newCallId gives an id to a call that has none
 */
export function parseProgram(input: unknown, newCallId: () => string, lang: Lang = 'ko'): ProgramParsed<ProgramState> {
  const read = programSchema.safeParse(input, { error: messagesOf(lang) });
  const given = isRecord(input) ? input : {};
  const ruleErrors = [
    ...ruleErrorsAt('/rule', given['rule'], lang),
    ...(Array.isArray(given['calls']) ? given['calls'] : []).flatMap((call: unknown, index) =>
      ruleErrorsAt(`/calls/${index}/rule`, isRecord(call) ? call['rule'] : undefined, lang),
    ),
  ];
  const errors = read.success ? [] : pathErrors(read.error);
  if (read.success) {
    errors.push(...orderErrors(read.data.calls, lang), ...sameIdErrors(read.data.calls, lang), ...periodErrors(read.data.period, lang));
  }
  if (!read.success || errors.length > 0 || ruleErrors.length > 0) return refused(ruleErrors, errors);
  const { id: _id, version: _version, status: _status, rule, calls, ...rest } = read.data;
  return {
    ok: true,
    value: {
      ...rest,
      ...(rule === undefined ? {} : { rule: rule as Rule | null }),
      calls: calls.map((call) => ({ ...callOf(call, rest.title), id: call.id ?? newCallId() })),
    },
  };
}

/** The door for one call that is added to a programme. Pointers lead into the call. */
export function parseCall(input: unknown, programTitle: string, lang: Lang = 'ko'): ProgramParsed<NewCall> {
  const read = callSchema.safeParse(input, { error: messagesOf(lang) });
  const ruleErrors = ruleErrorsAt('/rule', isRecord(input) ? input['rule'] : undefined, lang);
  const errors = read.success
    ? orderErrors([read.data], lang).map((error) => ({ ...error, path: error.path.slice('/calls/0'.length) }))
    : pathErrors(read.error);
  if (!read.success || errors.length > 0 || ruleErrors.length > 0) return refused(ruleErrors, errors);
  return { ok: true, value: callOf(read.data, programTitle) };
}

type WrittenCall = z.infer<typeof callSchema>;

function callOf({ rule, title, closing, ...call }: WrittenCall, programTitle: string): NewCall {
  return {
    ...call,
    title: title ?? programTitle,
    closing: closing ?? (call.closesAt === undefined ? 'unknown' : 'fixed'),
    ...(rule === undefined ? {} : { rule: rule as Rule | null }),
  };
}

function refused(ruleErrors: readonly PathError[], errors: readonly PathError[]): Refused {
  return { ok: false, code: ruleErrors.length > 0 ? 'rule-invalid' : 'body-invalid', errors: [...ruleErrors, ...errors] };
}

/** A rule that is absent or null is no rule, and right. */
function ruleErrorsAt(pointer: string, rule: unknown, lang: Lang): PathError[] {
  if (rule === undefined || rule === null) return [];
  const parsed = parseRule(rule, { lang });
  return parsed.ok ? [] : parsed.errors.map(({ path, message }) => ({ path: `${pointer}${path}`, message }));
}

function orderErrors(calls: readonly WrittenCall[], lang: Lang): PathError[] {
  const say = words[lang];
  return calls.flatMap(({ opensAt, closesAt }, index) => {
    if (opensAt === undefined || closesAt === undefined) return [];
    const wrong = isDay(opensAt) || isDay(closesAt) ? seoulDay(closesAt) < seoulDay(opensAt) : Date.parse(closesAt) <= Date.parse(opensAt);
    return wrong ? [{ path: `/calls/${index}/closesAt`, message: say.closesFirst }] : [];
  });
}

function sameIdErrors(calls: readonly WrittenCall[], lang: Lang): PathError[] {
  const seen = new Set<string>();
  return calls.flatMap(({ id }, index) => {
    if (id === undefined || !seen.has(id)) {
      if (id !== undefined) seen.add(id);
      return [];
    }
    return [{ path: `/calls/${index}/id`, message: words[lang].sameId }];
  });
}

function periodErrors(period: { readonly start?: string; readonly end?: string } | undefined, lang: Lang): PathError[] {
  if (period?.start === undefined || period.end === undefined) return [];
  const length = Math.min(period.start.length, period.end.length);
  return period.end.slice(0, length) < period.start.slice(0, length) ? [{ path: '/period/end', message: words[lang].endsFirst }] : [];
}

function pathErrors(error: z.ZodError): PathError[] {
  return error.issues.flatMap((issue) => {
    const path = pointer(issue.path);
    if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }];
    return issue.keys.map((key) => ({ path: `${path}${pointer([key])}`, message: issue.message }));
  });
}

function pointer(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function messagesOf(lang: Lang): z.core.$ZodErrorMap {
  const { localeError } = lang === 'ko' ? z.locales.ko() : z.locales.en();
  return (issue) => {
    const own =
      issue.code === 'custom' ? (issue['params'] as { code?: keyof (typeof words)['ko']['custom'] } | undefined)?.code : undefined;
    return own === undefined ? localeError(issue) : words[lang].custom[own];
  };
}

const words = {
  ko: {
    closesFirst: '접수 마감이 접수 시작보다 앞섭니다.',
    sameId: '같은 id의 공고가 이미 있습니다.',
    endsFirst: '사업기간의 끝이 시작보다 앞섭니다.',
    custom: {
      'lines-order': '첫 줄 번호가 끝 줄 번호보다 클 수 없습니다.',
      'date-or-instant': '날짜(2024-03-04)나 시간대가 있는 시각(2024-03-04T18:00:00+09:00)으로 적어 주세요.',
      period: '연도(2024), 연월(2024-03) 또는 날짜(2024-03-04)로 적어 주세요.',
    },
  },
  en: {
    closesFirst: 'The call closes before it opens.',
    sameId: 'Another call has this id.',
    endsFirst: 'The period ends before it starts.',
    custom: {
      'lines-order': 'The first line cannot come after the last one.',
      'date-or-instant': 'Write a date (2024-03-04) or an instant with its offset (2024-03-04T18:00:00+09:00).',
      period: 'Write a year (2024), a month (2024-03) or a date (2024-03-04).',
    },
  },
} as const;
