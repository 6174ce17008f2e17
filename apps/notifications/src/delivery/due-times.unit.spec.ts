import fc from 'fast-check';
import { DueTimes } from './due-times.js';

describe('DueTimes', () => {
  it('gives out what is due, once, and the rest later', () => {
    const times = new DueTimes();
    for (const [key, at] of Object.entries({ a: 10, b: 30, c: 20, d: 20 })) times.put(key, at);
    expect([times.nextAt(), times.take(9, 5), times.take(20, 2), times.take(20, 2), times.take(20, 2)]).toEqual([
      10,
      [],
      ['a', 'c'],
      ['d'],
      [],
    ]);
    expect(times.nextAt()).toBe(30);
  });

  it('loses nothing and gives nothing early, whatever is asked in which order', () => {
    const step = fc.oneof(
      fc.record({ put: fc.constantFrom('a', 'b', 'c', 'd', 'e'), at: fc.nat(50) }),
      fc.record({ take: fc.nat(50), most: fc.integer({ min: 1, max: 3 }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const times = new DueTimes();
        const plain = new Map<string, number>();
        for (const each of steps) {
          if ('put' in each) {
            times.put(each.put, each.at);
            plain.set(each.put, Math.min(each.at, plain.get(each.put) ?? Infinity));
          } else {
            const due = [...plain].filter(([, at]) => at <= each.take);
            const taken = times.take(each.take, each.most);
            expect(taken).toHaveLength(Math.min(each.most, due.length));
            for (const key of taken) {
              expect(plain.get(key)).toBeLessThanOrEqual(each.take);
              plain.delete(key);
            }
          }
          expect(times.nextAt()).toBeLessThanOrEqual(Math.min(Infinity, ...plain.values()));
          expect(times.size).toBe(plain.size);
        }
      }),
    );
  });
});
