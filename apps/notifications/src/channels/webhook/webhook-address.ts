import ipaddr from 'ipaddr.js';

/** Where IPv6 addresses that are reached from everywhere begin (RFC 4291 §2.4). */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an address is one on the public net: no private, loopback, link-local, multicast, carrier's or otherwise reserved one, nor one that wraps
 * another (RFC 6890). What is no address is not.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(globalUnicast);
}

/**
 * Why a webhook may not be called at this URL, as far as the URL itself tells; null where it may.
 *
 * @param allowsPrivate also addresses that are not public, and without encryption
 */
export function refusalOfUrl(text: string, allowsPrivate: boolean): string | null {
  if (!URL.canParse(text)) return 'The webhook’s address is no URL.';
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(allowsPrivate && url.protocol === 'http:')) return 'A webhook’s address has to start with https://.';
  if (url.username !== '' || url.password !== '') return 'A webhook’s address must not hold a password.';
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (!allowsPrivate && ipaddr.isValid(host) && !isPublicAddress(host)) return privateAddress;
  return null;
}

export const privateAddress = 'The webhook’s address is not a public one.';
