/** An address that may be followed: what a notice gives can be anything. */
export function webAddress(text: string | undefined): string | null {
  if (!text) return null;
  try {
    const { protocol, href } = new URL(text);
    return protocol === 'https:' || protocol === 'http:' ? href : null;
  } catch {
    return null;
  }
}

/** What a telephone dials: `043-210-0800` as it is; null for anything but one number. */
export function dialled(phone: string): string | null {
  const number = phone.trim().replaceAll(/[\s()]/g, '');
  return /^\+?\d[\d-]{6,14}$/.test(number) ? number : null;
}
