import fc from 'fast-check';
import { Problem } from '../problems/problem.js';
import { fingerprint, readIdempotencyKey } from './idempotency-key.js';
import { Precondition } from './precondition.js';

const document = { version: 3, state: {} };

function refused(header: string | undefined, of: { version: number; state: unknown } | null = document): Problem {
  try {
    Precondition.fromHeader(header).check(of);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('it was accepted');
}

describe('If-Match', () => {
  test.each(['"3"', 'W/"3"', ' "3" ', '"2", "3"'])('%s writes over version 3', (header) => {
    expect(Precondition.fromHeader(header).check(document)).toBe(3);
  });

  test.each([undefined, '', ' '])('absent (%j) is 428', (header) => {
    expect(refused(header)).toMatchObject({ status: 428, code: 'version-conflict' });
  });

  test.each(['"2"', '"4"', '*', '3', '"three"', '""', '"03x"'])('%s is 412', (header) => {
    expect(refused(header)).toMatchObject({ status: 412, code: 'version-conflict' });
  });

  test('what is not there is not found, whatever was read', () => {
    expect(refused('"3"', null).status).toBe(404);
    expect(refused(undefined, { version: 3, state: null }).status).toBe(404);
  });
});

describe('Idempotency-Key', () => {
  test('is 1 to 255 printable characters', () => {
    expect(readIdempotencyKey(undefined)).toBeUndefined();
    expect(readIdempotencyKey('a'.repeat(255))).toHaveLength(255);
    for (const key of ['', ' ', 'a'.repeat(256), 'é', 'a\tb']) expect(() => readIdempotencyKey(key)).toThrow(Problem);
  });
});

describe('fingerprint', () => {
  const shuffled = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(shuffled)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, member]) => [key, shuffled(member)]),
          )
        : value;

  test('does not depend on the order of keys', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => fingerprint(value) === fingerprint(shuffled(value))));
  });

  test('tells different values apart', () => {
    const values = [1, '1', [1], [[1]], [1, 2], [2, 1], { a: 1 }, { a: [1] }, { a: 1, b: 2 }, { b: 1, a: 2 }, null, {}, [], '', '{}', 'a'];
    expect(new Set(values.map(fingerprint)).size).toBe(values.length);
  });

  test('walks what is nested as deep as a body can be', () => {
    const deep = JSON.parse('{"not":'.repeat(12_000) + '1' + '}'.repeat(12_000)) as unknown;
    expect(fingerprint(deep)).toMatch(/^[0-9a-f]{64}$/);
  });
});
