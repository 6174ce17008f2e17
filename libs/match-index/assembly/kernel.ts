// The loops of `src/kernel/kernel.ts` in AssemblyScript, which is WebAssembly in the syntax of TypeScript. `npm run build:kernel` compiles it into `src/kernel/kernel.wasm.data.ts`.
// Offsets are bytes; a bitmap's length is a multiple of 64, which is four vectors.

export function zero(to: usize, length: usize): void {
  memory.fill(to, 0, length);
}

export function fill(to: usize, length: usize): void {
  memory.fill(to, 0xff, length);
}

export function copy(to: usize, from: usize, length: usize): void {
  memory.copy(to, from, length);
}

export function and(to: usize, from: usize, length: usize): void {
  for (const end = to + length; to < end; to += 64, from += 64) {
    v128.store(to, v128.and(v128.load(to), v128.load(from)));
    v128.store(to, v128.and(v128.load(to, 16), v128.load(from, 16)), 16);
    v128.store(to, v128.and(v128.load(to, 32), v128.load(from, 32)), 32);
    v128.store(to, v128.and(v128.load(to, 48), v128.load(from, 48)), 48);
  }
}

export function or(to: usize, from: usize, length: usize): void {
  for (const end = to + length; to < end; to += 64, from += 64) {
    v128.store(to, v128.or(v128.load(to), v128.load(from)));
    v128.store(to, v128.or(v128.load(to, 16), v128.load(from, 16)), 16);
    v128.store(to, v128.or(v128.load(to, 32), v128.load(from, 32)), 32);
    v128.store(to, v128.or(v128.load(to, 48), v128.load(from, 48)), 48);
  }
}

export function andNot(to: usize, from: usize, length: usize): void {
  for (const end = to + length; to < end; to += 64, from += 64) {
    v128.store(to, v128.andnot(v128.load(to), v128.load(from)));
    v128.store(to, v128.andnot(v128.load(to, 16), v128.load(from, 16)), 16);
    v128.store(to, v128.andnot(v128.load(to, 32), v128.load(from, 32)), 32);
    v128.store(to, v128.andnot(v128.load(to, 48), v128.load(from, 48)), 48);
  }
}

export function orNot(to: usize, from: usize, length: usize): void {
  for (const end = to + length; to < end; to += 32, from += 32) {
    v128.store(to, v128.or(v128.load(to), v128.not(v128.load(from))));
    v128.store(to, v128.or(v128.load(to, 16), v128.not(v128.load(from, 16))), 16);
  }
}

export function narrow(to: usize, from: usize, again: usize, length: usize): i32 {
  let left = v128.splat<i64>(0);
  for (const end = to + length; to < end; to += 32, from += 32, again += 32) {
    const first = v128.and(v128.load(to), v128.load(from));
    const second = v128.and(v128.load(to, 16), v128.load(from, 16));
    v128.store(to, first);
    v128.store(to, second, 16);
    v128.store(again, first);
    v128.store(again, second, 16);
    left = v128.or(left, v128.or(first, second));
  }
  return i32(v128.any_true(left));
}

export function andNotBoth(to: usize, other: usize, from: usize, length: usize): void {
  for (const end = to + length; to < end; to += 32, other += 32, from += 32) {
    const first = v128.load(from);
    const second = v128.load(from, 16);
    v128.store(to, v128.andnot(v128.load(to), first));
    v128.store(to, v128.andnot(v128.load(to, 16), second), 16);
    v128.store(other, v128.andnot(v128.load(other), first));
    v128.store(other, v128.andnot(v128.load(other, 16), second), 16);
  }
}

export function xor(to: usize, from: usize, length: usize): void {
  for (const end = to + length; to < end; to += 32, from += 32) {
    v128.store(to, v128.xor(v128.load(to), v128.load(from)));
    v128.store(to, v128.xor(v128.load(to, 16), v128.load(from, 16)), 16);
  }
}

export function not(to: usize, length: usize): void {
  for (const end = to + length; to < end; to += 32) {
    v128.store(to, v128.not(v128.load(to)));
    v128.store(to, v128.not(v128.load(to, 16)), 16);
  }
}

export function any(from: usize, length: usize): i32 {
  for (const end = from + length; from < end; from += 64) {
    const low = v128.or(v128.load(from), v128.load(from, 16));
    const high = v128.or(v128.load(from, 32), v128.load(from, 48));
    if (v128.any_true(v128.or(low, high))) return 1;
  }
  return 0;
}

export function count(from: usize, length: usize): i32 {
  let sum: i64 = 0;
  for (const end = from + length; from < end; from += 32) {
    sum += popcnt(load<i64>(from)) + popcnt(load<i64>(from, 8)) + popcnt(load<i64>(from, 16)) + popcnt(load<i64>(from, 24));
  }
  return <i32>sum;
}

export function countAnd(from: usize, other: usize, length: usize): i32 {
  let sum: i64 = 0;
  for (const end = from + length; from < end; from += 16, other += 16) {
    sum += popcnt(load<i64>(from) & load<i64>(other)) + popcnt(load<i64>(from, 8) & load<i64>(other, 8));
  }
  return <i32>sum;
}

export function setRows(to: usize, rows: usize, n: i32): void {
  for (const end = rows + ((<usize>n) << 1); rows < end; rows += 2) {
    const row = <u32>load<u16>(rows);
    const word = to + ((row >>> 5) << 2);
    store<u32>(word, load<u32>(word) | (1 << (row & 31)));
  }
}

export function clearRows(to: usize, rows: usize, n: i32): void {
  for (const end = rows + ((<usize>n) << 1); rows < end; rows += 2) {
    const row = <u32>load<u16>(rows);
    const word = to + ((row >>> 5) << 2);
    store<u32>(word, load<u32>(word) & ~(1 << (row & 31)));
  }
}

// Written without a jump: whether a span counts is as good as random.

export function setMeeting(to: usize, spans: usize, n: i32, low: u32, high: u32): void {
  for (const end = spans + <usize>n * 6; spans < end; spans += 6) {
    const row = <u32>load<u16>(spans);
    const word = to + ((row >>> 5) << 2);
    const counts = u32(<u32>load<u16>(spans, 2) <= high) & u32(<u32>load<u16>(spans, 4) >= low);
    store<u32>(word, load<u32>(word) | (counts << (row & 31)));
  }
}

export function clearMeeting(to: usize, spans: usize, n: i32, low: u32, high: u32): void {
  for (const end = spans + <usize>n * 6; spans < end; spans += 6) {
    const row = <u32>load<u16>(spans);
    const word = to + ((row >>> 5) << 2);
    const counts = u32(<u32>load<u16>(spans, 2) <= high) & u32(<u32>load<u16>(spans, 4) >= low);
    store<u32>(word, load<u32>(word) & ~(counts << (row & 31)));
  }
}

export function clearMissing(to: usize, spans: usize, n: i32, value: u32): void {
  for (const end = spans + <usize>n * 6; spans < end; spans += 6) {
    const row = <u32>load<u16>(spans);
    const word = to + ((row >>> 5) << 2);
    const counts = u32(<u32>load<u16>(spans, 2) > value) | u32(<u32>load<u16>(spans, 4) < value);
    store<u32>(word, load<u32>(word) & ~(counts << (row & 31)));
  }
}

export function setMissing(to: usize, spans: usize, n: i32, value: u32): void {
  for (const end = spans + <usize>n * 6; spans < end; spans += 6) {
    const row = <u32>load<u16>(spans);
    const word = to + ((row >>> 5) << 2);
    const counts = u32(<u32>load<u16>(spans, 2) > value) | u32(<u32>load<u16>(spans, 4) < value);
    store<u32>(word, load<u32>(word) | (counts << (row & 31)));
  }
}

/** Eight values at once: those in the range, as lanes of ones. A value is in it if its distance from `low`, as unsigned, is at most the range's width. */
function inside(column: usize, low: v128, width: v128): v128 {
  return i16x8.le_u(i16x8.sub(v128.load(column), low), width);
}

function sixteen(column: usize, low: v128, width: v128): i64 {
  return <i64>i8x16.bitmask(i8x16.narrow_i16x8_s(inside(column, low, width), inside(column + 16, low, width)));
}

export function scan(to: usize, column: usize, low: i32, high: i32, active: usize, length: usize): void {
  const lows = i16x8.splat(<i16>low);
  const widths = i16x8.splat(<i16>(high - low));
  for (const end = to + length; to < end; to += 8, active += 8, column += 128) {
    let bits: i64 = 0;
    if (load<i64>(active) !== 0) {
      bits =
        sixteen(column, lows, widths) |
        (sixteen(column + 32, lows, widths) << 16) |
        (sixteen(column + 64, lows, widths) << 32) |
        (sixteen(column + 96, lows, widths) << 48);
    }
    store<i64>(to, bits);
  }
}

export function spread(from: usize, length: usize, numbers: usize, to: usize): void {
  for (const end = from + length; from < end; from += 8, numbers += 256) {
    let bits = load<i64>(from);
    while (bits !== 0) {
      const number = load<u32>(numbers + ((<usize>ctz(bits)) << 2));
      const word = to + ((number >>> 5) << 2);
      store<u32>(word, load<u32>(word) | (1 << (number & 31)));
      bits &= bits - 1;
    }
  }
}

export function tally(from: usize, length: usize, column: usize, counts: usize): void {
  for (const end = from + length; from < end; from += 8, column += 128) {
    let bits = load<i64>(from);
    while (bits !== 0) {
      const count = counts + ((<usize>load<u16>(column + ((<usize>ctz(bits)) << 1))) << 2);
      store<u32>(count, load<u32>(count) + 1);
      bits &= bits - 1;
    }
  }
}

export function list(from: usize, length: usize, base: i32, to: usize): i32 {
  const first = to;
  for (const end = from + length; from < end; from += 8, base += 64) {
    let bits = load<i64>(from);
    if (bits === 0) continue;
    const end = to + ((<usize>popcnt(bits)) << 2);
    // Four at a time, some of them for nothing: how many there are is as good as random, and a jump for each is not foreseen. No word writes beyond its 64 places.
    do {
      store<i32>(to, base + <i32>ctz(bits));
      bits &= bits - 1;
      store<i32>(to, base + <i32>ctz(bits), 4);
      bits &= bits - 1;
      store<i32>(to, base + <i32>ctz(bits), 8);
      bits &= bits - 1;
      store<i32>(to, base + <i32>ctz(bits), 12);
      bits &= bits - 1;
      to += 16;
    } while (bits !== 0);
    to = end;
  }
  return <i32>((to - first) >>> 2);
}
