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

/** Names under which class-transformer finds classes and prototypes instead of members; no field has one. */
const reservedKeys = new Set(['__proto__', 'constructor', 'prototype']);

/** The JSON Pointer of the first member with a reserved name, or null. */
export function reservedKey(body: unknown): string | null {
  const todo: { readonly value: object; readonly path: string }[] = [];
  const visit = (value: unknown, path: string) => {
    if (typeof value === 'object' && value !== null) todo.push({ value, path });
  };
  visit(body, '');
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    for (const [key, value] of Object.entries(next.value)) {
      if (reservedKeys.has(key)) return pointer(next.path, key);
      visit(value, pointer(next.path, key));
    }
  }
  return null;
}
