const prime = { high: 0x100, low: 0x1b3 };
const basis = { high: 0xcbf29ce4, low: 0x84222325 };
const word = 2 ** 32;

/** FNV-1a of a text in UTF-8: 64 bits as 16 hexadecimal digits. It tells texts apart that nobody tries to make alike; it keeps no secret. */
export function fnv1a64(text: string): string {
  let { high, low } = basis;
  for (const byte of new TextEncoder().encode(text)) {
    low = (low ^ byte) >>> 0;
    // All intermediate values stay below 2^53, where numbers are exact.
    const product = low * prime.low;
    high = (high * prime.low + low * prime.high + Math.floor(product / word)) % word;
    low = product % word;
  }
  return [high, low].map((half) => half.toString(16).padStart(8, '0')).join('');
}
