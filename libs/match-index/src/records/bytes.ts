const text = { encoder: new TextEncoder(), decoder: new TextDecoder() };
const float = new Float64Array(1);
const floatBytes = new Uint8Array(float.buffer);

/** Writes numbers and texts one after the other into bytes that grow. */
export class ByteWriter {
  bytes = new Uint8Array(4096);
  at = 0;

  byte(value: number): void {
    if (this.at === this.bytes.length) this.widen(1);
    this.bytes[this.at++] = value;
  }

  /** A whole number from 0 to 2^53. */
  whole(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.byte((rest % 0x80) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.byte(rest);
  }

  /** Any number from 0 on. */
  number(value: number): void {
    if (Number.isInteger(value) && value <= 2 ** 52) {
      this.whole(value * 2);
      return;
    }
    this.byte(1);
    float[0] = value;
    for (const byte of floatBytes) this.byte(byte);
  }

  text(value: string): void {
    if (isPlain(value)) {
      this.whole(value.length);
      for (let index = 0; index < value.length; index++) this.byte(value.charCodeAt(index));
      return;
    }
    const encoded = text.encoder.encode(value);
    this.whole(encoded.length);
    this.widen(encoded.length);
    this.bytes.set(encoded, this.at);
    this.at += encoded.length;
  }

  copy(from: Uint8Array, begin: number, end: number): void {
    this.widen(end - begin);
    for (let at = begin; at < end; at++) this.bytes[this.at++] = from[at]!;
  }

  private widen(by: number): void {
    if (this.at + by <= this.bytes.length) return;
    const wider = new Uint8Array(Math.max(this.bytes.length * 2, this.at + by));
    wider.set(this.bytes);
    this.bytes = wider;
  }
}

/** Reads what a `ByteWriter` wrote. */
export class ByteReader {
  bytes: Uint8Array = new Uint8Array(0);
  at = 0;

  byte(): number {
    return this.bytes[this.at++]!;
  }

  whole(): number {
    let value = this.byte();
    if (value < 0x80) return value;
    value -= 0x80;
    let scale = 0x80;
    for (;;) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 0x80;
    }
  }

  number(): number {
    const value = this.whole();
    if (value !== 1) return value / 2;
    for (let index = 0; index < 8; index++) floatBytes[index] = this.byte();
    return float[0]!;
  }

  text(): string {
    const length = this.whole();
    const bytes = this.bytes.subarray(this.at, this.at + length);
    this.at += length;
    return text.decoder.decode(bytes);
  }
}

function isPlain(value: string): boolean {
  if (value.length > 64) return false;
  for (let index = 0; index < value.length; index++) if (value.charCodeAt(index) > 0x7f) return false;
  return true;
}
