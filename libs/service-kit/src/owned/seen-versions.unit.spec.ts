import fc from 'fast-check';
import { SeenVersions } from './seen-versions.js';

describe('SeenVersions', () => {
  test('answers as a map would', () => {
    const writes = fc.array(fc.tuple(fc.string({ maxLength: 6 }), fc.integer({ min: 0, max: 5 })), { maxLength: 50 });
    fc.assert(
      fc.property(writes, (pairs) => {
        const seen = new SeenVersions();
        const map = new Map(pairs);
        for (const [id, version] of pairs) seen.set(id, version);
        expect(seen.size).toBe(map.size);
        for (const [id, version] of map) expect(seen.get(id)).toBe(version);
        expect(seen.get('never set')).toBe(map.get('never set'));
      }),
    );
  });

  test('keeps what it knows as it grows, also of ids that differ at their ends alone', () => {
    const seen = new SeenVersions();
    for (let index = 0; index < 50_000; index += 1) seen.set(`firm-${index}`, index);
    expect(seen.size).toBe(50_000);
    const wrong = Array.from({ length: 50_000 }, (_, index) => index).filter((index) => seen.get(`firm-${index}`) !== index);
    expect(wrong).toEqual([]);
  });
});
