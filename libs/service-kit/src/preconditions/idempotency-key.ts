import { createHash } from 'node:crypto';
import { Problem } from '../problems/problem.js';

/**
 * The `Idempotency-Key` of a request, if it has one.
 *
 * @throws Problem `header-invalid` unless it is 1 to 255 printable ASCII characters
 */
export function readIdempotencyKey(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (/^[ -~]{1,255}$/.test(header) && header.trim() !== '') return header;
  throw new Problem('header-invalid', {
    detail: {
      ko: 'Idempotency-Key는 1자에서 255자까지의 영문·숫자·기호여야 합니다.',
      en: 'Idempotency-Key must be 1 to 255 printable ASCII characters.',
    },
  });
}

/**
 * Digest of a JSON value that does not depend on the order of keys: SHA-256 in hex. Walks without recursion, as the value may be nested as
 * deep as a body can be.
 */
export function fingerprint(value: unknown): string {
  const hash = createHash('sha256');
  const todo: ({ readonly text: string } | { readonly value: unknown })[] = [{ value }];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if ('text' in next) hash.update(next.text);
    else todo.push(...parts(next.value).reverse());
  }
  return hash.digest('hex');
}

function parts(value: unknown): ({ readonly text: string } | { readonly value: unknown })[] {
  if (Array.isArray(value)) return [{ text: '[' }, ...value.flatMap((item: unknown) => [{ value: item }, { text: ',' }]), { text: ']' }];
  if (typeof value === 'object' && value !== null) {
    const present = Object.entries(value).filter(([, member]) => member !== undefined);
    const members = present
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([key, member]) => [{ text: `${JSON.stringify(key)}:` }, { value: member as unknown }, { text: ',' }]);
    return [{ text: '{' }, ...members, { text: '}' }];
  }
  return [{ text: JSON.stringify(value) ?? 'null' }];
}
