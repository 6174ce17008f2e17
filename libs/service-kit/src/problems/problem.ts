import { problemCodes, type ProblemCode } from './problem-codes.js';
import { say, type Language, type Text } from './text.js';

export interface FieldProblem {
  /** JSON Pointer; '' is the whole. */
  readonly path: string;
  readonly message: Text;
}

export interface ProblemOptions {
  /** Where the code's own status is not the one. */
  readonly status?: number;
  readonly detail?: Text;
  readonly errors?: readonly FieldProblem[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/** An answer that is no success, in the words of the one who reads it (RFC 9457). */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly detail: Text | undefined;
  readonly errors: readonly FieldProblem[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    readonly code: ProblemCode,
    options: ProblemOptions = {},
  ) {
    super(code, { cause: options.cause });
    this.status = options.status ?? problemCodes[code].status;
    this.detail = options.detail;
    this.errors = options.errors ?? [];
    this.headers = options.headers ?? {};
  }
}

/** What goes over the wire. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly code: ProblemCode;
  readonly errors: readonly { readonly path: string; readonly message: string }[];
  /** The request's id. */
  readonly instance?: string;
}

export function problemBody(problem: Problem, language: Language, requestId?: string): ProblemBody {
  return {
    type: `urn:ieum:problem:${problem.code}`,
    title: say(problemCodes[problem.code].title, language),
    status: problem.status,
    detail: say(problem.detail ?? firstMessage(problem) ?? problemCodes[problem.code].title, language),
    code: problem.code,
    errors: problem.errors.map(({ path, message }) => ({ path, message: say(message, language) })),
    ...(requestId !== undefined && { instance: `urn:ieum:request:${requestId}` }),
  };
}

function firstMessage(problem: Problem): Text | undefined {
  return problem.errors[0]?.message;
}
