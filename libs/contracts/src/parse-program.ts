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

/** What is wrong, in the words of a form; nobody who fills one in knows types and patterns. */
function messagesOf(lang: Lang): z.core.$ZodErrorMap {
  const say = words[lang];
  return (issue) => {
    switch (issue.code) {
      case 'custom':
        return say.custom[(issue['params'] as { code: keyof typeof say.custom }).code];
      case 'invalid_type':
        return issue.input === undefined ? say.required : say.types[issue.expected as keyof typeof say.types];
      case 'too_small':
        return issue.origin === 'string' || issue.origin === 'array' ? say.required : say.atLeast(Number(issue.minimum), issue.inclusive);
      case 'too_big':
        if (issue.origin === 'string') return say.tooLong(Number(issue.maximum));
        return issue.origin === 'array' ? say.tooMany(Number(issue.maximum)) : say.atMost(Number(issue.maximum));
      case 'invalid_value':
        return issue.input === undefined ? say.required : say.oneOf(issue.values.map(String));
      case 'invalid_format':
        return issue.format === 'url' ? say.url : say.form;
      case 'unrecognized_keys':
        return say.unknown;
      case 'invalid_element':
      case 'invalid_key':
      case 'invalid_union':
      case 'not_multiple_of':
        return say.unfit;
    }
  };
}

const words = {
  ko: {
    closesFirst: '접수 마감이 접수 시작보다 앞섭니다.',
    sameId: '같은 id의 공고가 이미 있습니다.',
    endsFirst: '사업기간의 끝이 시작보다 앞섭니다.',
    required: '꼭 입력해야 합니다.',
    types: {
      string: '글자로 입력해 주세요.',
      number: '숫자로 입력해 주세요.',
      int: '정수로 입력해 주세요.',
      boolean: 'true 또는 false로 입력해 주세요.',
      array: '목록으로 입력해 주세요.',
      tuple: '두 값의 목록으로 입력해 주세요.',
      object: '항목을 담은 객체로 입력해 주세요.',
    },
    atLeast: (least: number, inclusive: boolean | undefined) =>
      inclusive === false ? `${least}보다 커야 합니다.` : `${least} 이상이어야 합니다.`,
    atMost: (most: number) => `${most} 이하여야 합니다.`,
    tooLong: (most: number) => `${most}자를 넘을 수 없습니다.`,
    tooMany: (most: number) => `${most}개를 넘을 수 없습니다.`,
    oneOf: (values: readonly string[]) => `다음 중 하나여야 합니다: ${values.join(', ')}`,
    url: '웹 주소(https://…)로 입력해 주세요.',
    form: '정해진 형식이 아닙니다. 코드는 영문 소문자·숫자·붙임표(-), 연월은 2024-03처럼 적습니다.',
    unknown: '알 수 없는 항목입니다.',
    unfit: '올바르지 않은 값입니다.',
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
    required: 'This is required.',
    types: {
      string: 'This must be text.',
      number: 'This must be a number.',
      int: 'This must be a whole number.',
      boolean: 'This must be true or false.',
      array: 'This must be a list.',
      tuple: 'This must be a list of two.',
      object: 'This must be an object.',
    },
    atLeast: (least: number, inclusive: boolean | undefined) =>
      inclusive === false ? `This must be more than ${least}.` : `This must be ${least} or more.`,
    atMost: (most: number) => `This must be ${most} or less.`,
    tooLong: (most: number) => `This may have at most ${most} characters.`,
    tooMany: (most: number) => `This may have at most ${most} entries.`,
    oneOf: (values: readonly string[]) => `This must be one of: ${values.join(', ')}`,
    url: 'This must be a web address (https://…).',
    form: 'This does not have the required form: codes have lower-case letters, digits and dashes, months are written 2024-03.',
    unknown: 'This field is not known.',
    unfit: 'This value is not valid.',
    custom: {
      'lines-order': 'The first line cannot come after the last one.',
      'date-or-instant': 'Write a date (2024-03-04) or an instant with its offset (2024-03-04T18:00:00+09:00).',
      period: 'Write a year (2024), a month (2024-03) or a date (2024-03-04).',
    },
  },
} as const;
