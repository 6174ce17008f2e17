import type { Arena } from './arena.js';
import { sizeOf } from './arena.js';

const bytes = 6;

/** For each key, the rows of one segment with a span of u16 from `low` to `high` each, in no order. A row may stand there more than once. */
export class Spans {
  private readonly lists = new Map<number, { at: number; n: number; room: number }>();

  constructor(private readonly arena: Arena) {}

  add(key: number, row: number, low: number, high: number): void {
    const list = this.listOf(key);
    if ((list.n + 1) * bytes > list.room) this.grow(list);
    const at = (list.at >>> 1) + 3 * list.n++;
    this.arena.u16[at] = row;
    this.arena.u16[at + 1] = low;
    this.arena.u16[at + 2] = high;
  }

  /** The span must be there. */
  remove(key: number, row: number, low: number, high: number): void {
    const list = this.lists.get(key)!;
    const { u16 } = this.arena;
    let at = list.at >>> 1;
    while (u16[at] !== row || u16[at + 1] !== low || u16[at + 2] !== high) at += 3;
    list.n--;
    u16.copyWithin(at, (list.at >>> 1) + 3 * list.n, (list.at >>> 1) + 3 * list.n + 3);
  }

  count(key: number): number {
    return this.lists.get(key)?.n ?? 0;
  }

  setMeeting(to: number, key: number, low: number, high: number): void {
    const list = this.lists.get(key);
    if (list !== undefined) this.arena.kernel.setMeeting(to, list.at, list.n, low, high);
  }

  clearMeeting(to: number, key: number, low: number, high: number): void {
    const list = this.lists.get(key);
    if (list !== undefined) this.arena.kernel.clearMeeting(to, list.at, list.n, low, high);
  }

  clearMissing(to: number, key: number, value: number): void {
    const list = this.lists.get(key);
    if (list !== undefined) this.arena.kernel.clearMissing(to, list.at, list.n, value);
  }

  setMissing(to: number, key: number, value: number): void {
    const list = this.lists.get(key);
    if (list !== undefined) this.arena.kernel.setMissing(to, list.at, list.n, value);
  }

  setAll(to: number, key: number): void {
    this.setMeeting(to, key, 0, 0xffff);
  }

  private listOf(key: number): { at: number; n: number; room: number } {
    let list = this.lists.get(key);
    if (list === undefined) {
      list = { at: this.arena.take(48), n: 0, room: 48 };
      this.lists.set(key, list);
    }
    return list;
  }

  private grow(list: { at: number; n: number; room: number }): void {
    const room = sizeOf(list.room * 2);
    const to = this.arena.take(room);
    this.arena.u16.copyWithin(to >>> 1, list.at >>> 1, (list.at >>> 1) + 3 * list.n);
    this.arena.release(list.at, list.room);
    list.at = to;
    list.room = room;
  }
}
