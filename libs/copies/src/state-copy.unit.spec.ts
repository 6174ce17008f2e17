import type { StateMessage } from '#events';
import { StateCopy } from './state-copy.js';

interface Firm {
  readonly id: string;
  readonly version: number;
  readonly name: string;
}

const state = (version: number, name = `v${version}`): StateMessage<Firm> => message({ id: 'a', version, name });
const deletion = (version: number) => message({ id: 'a', version, deleted: true } as unknown as Firm);
function message(value: Firm | null): StateMessage<Firm> {
  return { topic: 't', key: 'a', value, headers: {} };
}

function copyOf(...messages: readonly StateMessage<Firm>[]): StateCopy<Firm> {
  const copy = new StateCopy<Firm>();
  messages.forEach((each) => copy.apply(each));
  return copy;
}

describe('StateCopy', () => {
  it('holds the latest state', () => {
    expect(copyOf(state(1), state(2)).get('a')?.name).toBe('v2');
  });

  it('ignores what comes late or again', () => {
    const copy = copyOf(state(1), state(3));
    expect([copy.apply(state(2)), copy.apply(state(3, 'other'))]).toEqual([false, false]);
    expect(copy.get('a')?.name).toBe('v3');
  });

  it('does not bring a deleted document back to life', () => {
    const copy = copyOf(state(1), deletion(2), state(1));
    expect(copy.get('a')).toBeUndefined();
    expect(copy.size).toBe(0);
    expect([...copy.values()]).toEqual([]);
  });

  it('forgets with a null, also what it never saw', () => {
    expect(copyOf(state(1), deletion(2), message(null)).size).toBe(0);
    expect(copyOf(state(1), message(null)).get('a')).toBeUndefined();
  });
});

describe('waiting for an arrival', () => {
  it('ends as soon as the version or a later one arrives', async () => {
    const copy = copyOf(state(1));
    const waiting = copy.arrivals.reaches('a', 3, 60_000);
    copy.apply(state(4));
    expect(await waiting).toBe(true);
  });

  it('counts a deletion as an arrival', async () => {
    const copy = copyOf();
    const waiting = copy.arrivals.reaches('a', 2, 60_000);
    copy.apply(deletion(2));
    expect(await waiting).toBe(true);
  });

  it('is not ended by an earlier version, and says so when the time is over', async () => {
    const copy = copyOf();
    const waiting = copy.arrivals.reaches('a', 2, 20);
    copy.apply(state(1));
    expect(await waiting).toBe(false);
  });

  it('can be called off', async () => {
    const off = new AbortController();
    const waiting = copyOf().arrivals.reaches('a', 1, 60_000, off.signal);
    off.abort();
    expect(await waiting).toBe(false);
  });
});
