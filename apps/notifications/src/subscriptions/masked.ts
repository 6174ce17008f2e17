/** Enough of an address for its owner to know it, and no more: `gil@example.com` → `g***@example.com`. */
export function maskedEmail(address: string): string {
  const at = address.lastIndexOf('@');
  const [first = '', ...rest] = address.slice(0, at);
  return `${rest.length === 0 ? '' : first}***${address.slice(at)}`;
}

/** `01012345678` → `010****5678`. */
export function maskedPhone(number: string): string {
  return `${number.slice(0, 3)}****${number.slice(-4)}`;
}

/** A path may be what lets one in. */
export function maskedUrl(url: string): string {
  return `${new URL(url).origin}/***`;
}
