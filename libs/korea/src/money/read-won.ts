const small: Readonly<Record<string, bigint>> = { '': 1n, 십: 10n, 백: 100n, 천: 1000n };
const large: Readonly<Record<string, bigint>> = { '': 1n, 만: 10_000n, 억: 100_000_000n, 조: 1_000_000_000_000n };

const figure = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`;
const part = String.raw`${figure}\s*[십백천]?\s*[만억조]?`;
const amountShape = new RegExp(String.raw`(?<![\d.,]|\d[.,])(${part}(?:\s*${part})*)\s*(원(?:정)?)?`, 'gu');
const partShape = new RegExp(String.raw`(${figure})\s*([십백천]?)\s*([만억조]?)`, 'gu');

/** What may directly follow an amount that is written without 원; any other word is taken for what is counted (5만 명). */
const followers = /^\s*(?:$|[^\p{L}\p{N}$%㎡€¥]|(?:이내|이하|미만|이상|초과|내외|정도|한도|까지|씩|규모)(?!\p{L}))/u;
const foreignBefore = /(?:달러|유로|USD|EUR|JPY|CNY|[$€¥])\s*$/u;
const foreignAfter = /^\s*(?:달러|불(?!\p{L})|엔(?!\p{L})|유로|위안|USD|EUR|JPY|CNY|[$€¥%])/u;
const negative = /[-−–△▲]\s*$/u;
/** Numbers spelled out are not read, so a text with one holds more than what was read. */
const spelledOut = /[일이삼사오육칠팔구][십백천][만억조]|[십백천만억조]원/u;

/**
 * An amount of won as people and notices write it: `0.74억원`, `20,000천원`, `70백만원`, `1억 4백만원`, `515억 5,974만 5,000원`, `최대 3.8억원`, `2.5억(시비)`, `₩5,000,000`.
 * Words around it are passed over. A bare number is won only if it is the whole text.
 *
 * Null if the text is not one amount: none, several, a range, another number beside it, another currency, a negative one, a fraction of a won,
 * 억 followed by a bare 천 (`2억 5천` is said for 2억 5천만), or more than a JavaScript integer holds. Never rounds.
 * @returns KRW
 */
export function readWon(text: string): number | null {
  const plain = halfWidth(text).trim();
  if (/^(?:\d{1,3}(?:,\d{3})+|\d+)$/.test(plain)) return safe(BigInt(plain.replaceAll(',', '')));
  const matches = [...plain.matchAll(amountShape)];
  const match = matches[0];
  if (match === undefined || matches.length > 1) return null;
  const before = plain.slice(0, match.index);
  const after = plain.slice(match.index + match[0].length);
  if (/[\d~∼〜]/.test(before + after) || spelledOut.test(before) || spelledOut.test(after)) return null;
  if (negative.test(before) || foreignBefore.test(before) || foreignAfter.test(after)) return null;
  const marked = match[2] !== undefined || /(?:₩|KRW)\s*$/i.test(before);
  if (!marked && !(/[만억조]/.test(match[1]!) && followers.test(after))) return null;
  return sumOf(match[1]!);
}

/** The sum of `3천 5백만`-like parts: small units add up inside a group, the large unit closes it, and every part must be below the unit before it. */
function sumOf(amount: string): number | null {
  const parts = [...amount.matchAll(partShape)];
  let total = zero;
  let group = zero;
  let aboveGroup: bigint | null = null;
  let aboveInGroup: bigint | null = null;
  for (const [index, [, figureText, smallUnit, largeUnit]] of parts.entries()) {
    const isLast = index === parts.length - 1;
    const value = times(fractionOf(figureText!), small[smallUnit!]!);
    if (value.scale !== 1n && !isLast) return null;
    if (aboveInGroup !== null && !isBelow(value, aboveInGroup)) return null;
    group = plus(group, value);
    aboveInGroup = small[smallUnit!]!;
    if (largeUnit === '' && !isLast) {
      if (smallUnit === '') return null;
      continue;
    }
    const unit = large[largeUnit!]!;
    const sum = times(group, unit);
    if (aboveGroup !== null && !isBelow(sum, aboveGroup)) return null;
    // 2억 5천 is said for 2억 5천만, but written out it is 2억 5,000: nobody knows which is meant.
    if (aboveGroup !== null && aboveGroup > large['만']! && unit === 1n && smallUnit !== '') return null;
    total = plus(total, sum);
    group = zero;
    aboveGroup = unit;
    aboveInGroup = null;
  }
  return total.units % total.scale === 0n ? safe(total.units / total.scale) : null;
}

interface Fraction {
  readonly units: bigint;
  readonly scale: bigint;
}

const zero: Fraction = { units: 0n, scale: 1n };

function fractionOf(text: string): Fraction {
  const [whole, decimals = ''] = text.replaceAll(',', '').split('.');
  return { units: BigInt(whole + decimals), scale: 10n ** BigInt(decimals.length) };
}

function times(value: Fraction, factor: bigint): Fraction {
  return { units: value.units * factor, scale: value.scale };
}

function plus(a: Fraction, b: Fraction): Fraction {
  return { units: a.units * b.scale + b.units * a.scale, scale: a.scale * b.scale };
}

function isBelow(value: Fraction, limit: bigint): boolean {
  return value.units < limit * value.scale;
}

/** Full-width digits and signs as ASCII. Not NFKC: that turns the bullet of `①5억` into a digit. */
function halfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ')
    .replaceAll('￦', '₩');
}

function safe(won: bigint): number | null {
  return won <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(won) : null;
}
