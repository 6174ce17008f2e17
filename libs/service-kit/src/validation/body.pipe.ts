import type { PipeTransform, Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { ProblemCode } from '../problems/problem-codes.js';
import { Problem } from '../problems/problem.js';
import { unknownField } from './constraint-messages.js';
import { fieldProblems } from './field-problems.js';
import { reservedKey, tooDeep } from './nesting.js';
import { putBack, takeRaw } from './raw-keys.js';

export interface BodyOptions {
  /** Members that a bounded parser reads later: `rule`, or `calls.rule` for that of each call. They stay as they came. */
  readonly raw?: readonly string[];
  /** Members of the body that are left out unread. */
  readonly ignore?: readonly string[];
  /** The problem that a field at fault is. */
  readonly code?: Extract<ProblemCode, 'body-invalid' | 'profile-invalid'>;
}

/** A JSON body as an instance of a DTO, or as the plain object it is where there is none. Nothing is converted, nothing unknown is let in. */
export class BodyPipe<T extends object> implements PipeTransform<unknown, T> {
  constructor(
    private readonly dto: Type<T> | null,
    private readonly options: BodyOptions = {},
  ) {}

  /** @throws Problem with one error per field */
  transform(body: unknown): T {
    const code = this.options.code ?? 'body-invalid';
    if (typeof body !== 'object' || body === null || Array.isArray(body)) throw notAnObject(code);
    const wanted = Object.fromEntries(Object.entries(body).filter(([key]) => !this.options.ignore?.includes(key)));
    if (this.dto === null) return wanted as T;

    const { rest, taken } = takeRaw(wanted, this.options.raw ?? []);
    const deep = tooDeep(rest);
    if (deep !== null) throw nestedTooDeep(deep);
    const reserved = reservedKey(rest);
    if (reserved !== null) throw new Problem(code, { errors: [{ path: reserved, message: unknownField }] });
    const instance = plainToInstance(this.dto, rest);
    dropUndefined(instance);
    const errors = validateSync(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
    if (errors.length > 0) throw new Problem(code, { errors: fieldProblems(errors) });
    putBack(instance, taken);
    return instance;
  }
}

/** A declared field that was not sent is an own property of the instance, undefined: it must not count as sent. */
function dropUndefined(node: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  const members = node as Record<string, unknown>;
  for (const [key, value] of Object.entries(members)) {
    if (value === undefined) delete members[key];
    else dropUndefined(value);
  }
}

export function nestedTooDeep(path: string): Problem {
  return new Problem('body-invalid', {
    status: 400,
    errors: [{ path, message: { ko: '너무 깊이 겹쳐 있습니다.', en: 'This is nested too deeply.' } }],
  });
}

function notAnObject(code: ProblemCode): Problem {
  return new Problem(code, {
    errors: [{ path: '', message: { ko: '항목을 담은 JSON 객체여야 합니다.', en: 'This must be a JSON object.' } }],
  });
}
