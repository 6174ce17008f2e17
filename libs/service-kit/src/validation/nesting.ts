import { pointer } from './json-pointer.js';

/** How deep arrays and objects of a body may be nested. */
export const deepestBody = 64;

/**
 * The JSON Pointer of the first array or object that is nested deeper than allowed, or null. Walks without recursion: what comes after
 * (class-transformer, JSON.stringify in a logger) is recursive and would overflow the stack.
 *
 * @param exempt pointers at which a bounded parser takes over
 */
export function tooDeep(body: unknown, exempt?: RegExp): string | null {
  const todo: { readonly value: object; readonly path: string; readonly depth: number }[] = [];
  const visit = (value: unknown, path: string, depth: number) => {
    if (typeof value === 'object' && value !== null && !exempt?.test(path)) todo.push({ value, path, depth });
  };
  visit(body, '', 1);
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (next.depth > deepestBody) return next.path;
    for (const [key, value] of Object.entries(next.value)) visit(value, pointer(next.path, key), next.depth + 1);
  }
  return null;
}
