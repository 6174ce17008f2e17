import { child, isOneOf, readCode, readList, readObject, type Report } from '../reading.js';

/** Reads a test that is one list of codes under one key: `{ "in": [ … ] }`. */
export function readCodeList(value: unknown, path: string, report: Report, key: 'in' | 'none', codes: readonly string[]): void {
  const list = readObject(value, path, report, { known: [key], required: [key] })?.[key];
  if (list === undefined) return;
  readList(list, child(path, key), report, (code, at) => readCode(code, at, report, (each) => isOneOf(codes, each)), 'not-empty');
}
