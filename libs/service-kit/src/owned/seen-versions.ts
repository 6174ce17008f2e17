const initialSlots = 1024;
const fullest = 0.6;

/**
 * The version last seen of each id, in about 20 bytes an id whatever its length and off the JavaScript heap: an owner may have millions.
 * Ids are held as 64 bits of hash, so two in ten million share a slot with a chance of one in a hundred thousand.
 */
export class SeenVersions {
  /** Three numbers a slot: two of hash, and the version plus one; 0 is an empty slot. */
  private slots = new Uint32Array(initialSlots * 3);
  private used = 0;

  get size(): number {
    return this.used;
  }

  get(id: string): number | undefined {
    const stored = this.slots[this.find(hash(id, 0x811c9dc5), hash(id, 0x9747b28c)) + 2] ?? 0;
    return stored === 0 ? undefined : stored - 1;
  }

  set(id: string, version: number): void {
    this.put(hash(id, 0x811c9dc5), hash(id, 0x9747b28c), version + 1);
    if (this.used > (this.slots.length / 3) * fullest) this.grow();
  }

  private put(low: number, high: number, stored: number): void {
    const slot = this.find(low, high);
    if (this.slots[slot + 2] === 0) this.used += 1;
    this.slots[slot] = low;
    this.slots[slot + 1] = high;
    this.slots[slot + 2] = stored;
  }

  /** Where the id is, or where it would go. */
  private find(low: number, high: number): number {
    const { slots } = this;
    const count = slots.length / 3;
    let slot = (low & (count - 1)) * 3;
    while (slots[slot + 2] !== 0 && (slots[slot] !== low || slots[slot + 1] !== high)) slot = (slot + 3) % slots.length;
    return slot;
  }

  private grow(): void {
    const before = this.slots;
    this.slots = new Uint32Array(before.length * 2);
    this.used = 0;
    for (let slot = 0; slot < before.length; slot += 3) {
      const [low = 0, high = 0, stored = 0] = before.subarray(slot, slot + 3);
      if (stored !== 0) this.put(low, high, stored);
    }
  }
}

/** FNV-1a with the finish of MurmurHash3, which spreads ids that differ at their ends only. */
function hash(text: string, seed: number): number {
  let value = seed;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
