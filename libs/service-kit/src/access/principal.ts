import type { Principal } from './staff-access.js';

const principals = new WeakMap<object, Principal>();

export function principalOf(request: object): Principal | null {
  return principals.get(request) ?? null;
}

export function setPrincipal(request: object, principal: Principal): void {
  principals.set(request, principal);
}
