import { createHash } from 'node:crypto';
import { ledgerKey } from '#telling';
import { entryIdAmong, entryIdOf } from './entry-id.js';

const keyOf = (recipient: string, programId: string) =>
  ledgerKey({ kind: 'match.new', recipient, subject: 'company:a', programId, callId: 'c', material: 'm' });
const recipient = 'email.Q9EZHj2uwvlYGn_YUnZ44M';

describe('the id of a statement', () => {
  it('begins as its recipient does, and is another for each statement', () => {
    const ids = ['p', 'q', 'r'].map((programId) => entryIdOf(keyOf(recipient, programId)));
    for (const id of ids) expect(id).toMatch(/^Q9EZHj2u[\w-]{24}$/);
    expect(new Set(ids).size).toBe(3);
    expect(entryIdOf(keyOf('webhook.Q9EZHj2uwvlYGn_YUnZ44M', 'p'))).not.toBe(ids[0]);
  });

  it('is as long for a recipient of few letters', () => {
    expect(entryIdOf(keyOf('email.ab', 'p'))).toMatch(/^ab[\w-]{30}$/);
  });

  it('stays what it was before ids began so, for a statement that is known by that', () => {
    const before = createHash('sha256').update(keyOf(recipient, 'p')).digest('base64url').slice(0, 32);
    const idOf = entryIdAmong(new Map([[before, {}]]));
    expect([idOf(keyOf(recipient, 'p')), idOf(keyOf(recipient, 'q'))]).toEqual([before, entryIdOf(keyOf(recipient, 'q'))]);
    expect(entryIdAmong()(keyOf(recipient, 'p'))).toBe(entryIdOf(keyOf(recipient, 'p')));
  });
});
