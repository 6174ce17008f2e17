import { getMetadataStorage, type ValidationError } from 'class-validator';
import type { FieldProblem } from '../problems/problem.js';
import type { Text } from '../problems/text.js';
import { messageFor } from './constraint-messages.js';
import { pointer } from './json-pointer.js';

/** No reader mends more at once, and a hostile body could hold tens of thousands. */
const mostErrors = 50;

/** The errors of class-validator as one problem per field. A constraint with a `context` of `{ ko, en }` speaks for itself. */
export function fieldProblems(errors: readonly ValidationError[]): FieldProblem[] {
  const found: FieldProblem[] = [];
  const todo = errors.map((error) => ({ error, base: '' })).reverse();
  for (let next = todo.pop(); next !== undefined && found.length < mostErrors; next = todo.pop()) {
    const path = pointer(next.base, next.error.property);
    const [constraint] = ordered(next.error);
    if (constraint !== undefined) found.push({ path, message: messageOf(next.error, constraint) });
    todo.push(...(next.error.children ?? []).map((error) => ({ error, base: path })).reverse());
  }
  return found;
}

/** The constraint that says most about what is missing comes first: a value that is absent is no "wrong length". */
function ordered(error: ValidationError): string[] {
  const telling = ['whitelistValidation', 'isDefined', 'isNotEmpty', 'isArray', 'isObject', 'isString', 'isBoolean', 'isInt', 'isNumber'];
  const rank = (name: string) => (telling.includes(name) ? telling.indexOf(name) : telling.length);
  const names = Object.keys(error.constraints ?? {}).sort((a, b) => rank(a) - rank(b));
  return error.value === undefined && names.length > 0 && names[0] !== 'whitelistValidation' ? ['isDefined', ...names] : names;
}

function messageOf(error: ValidationError, constraint: string): Text {
  const own = error.contexts?.[constraint] as Text | undefined;
  if (own !== undefined) return own;
  return messageFor(constraint, argumentsOf(error, constraint));
}

/** What the constraint was declared with. Errors carry only a finished English sentence, hence the look into the declarations. */
function argumentsOf(error: ValidationError, constraint: string): readonly unknown[] {
  if (!error.target) return [];
  const declared = getMetadataStorage().getTargetValidationMetadatas(error.target.constructor, '', false, false);
  return declared.find(({ propertyName, name }) => propertyName === error.property && name === constraint)?.constraints ?? [];
}
