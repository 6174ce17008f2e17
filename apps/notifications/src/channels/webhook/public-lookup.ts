import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { callbackify } from 'node:util';
import { isPublicAddress, privateAddress } from './webhook-address.js';

/** Every address of a host. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

export const systemResolve: Resolve = (host) => lookup(host, { all: true });

/** A host that leads to an address that is not public. */
export class NotPublic extends Error {
  override readonly name = 'NotPublic';
  constructor() {
    super(privateAddress);
  }
}

/**
 * A lookup for `net.connect` that fails where any of the host's addresses is not public. What was checked is what is connected to: the host is not
 * asked for again, so it cannot answer otherwise the second time.
 */
export function publicLookup(resolve: Resolve, isAllowed = isPublicAddress): LookupFunction {
  const publicAddresses = callbackify(async (host: string): Promise<LookupAddress[]> => {
    const addresses = await resolve(host);
    if (addresses.length === 0 || !addresses.every(({ address }) => isAllowed(address))) throw new NotPublic();
    return [...addresses];
  });
  return (host, options, callback) => {
    publicAddresses(host, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error !== null || first === undefined) callback(error, '', 0);
      else if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}
