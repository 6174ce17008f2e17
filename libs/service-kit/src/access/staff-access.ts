import { isKey, type StaffKeyRecord } from './staff-key.js';

/** Who is asking, where that was shown. */
export interface Principal {
  readonly kind: 'staff';
  /** The key's id, as audit entries name it. */
  readonly by: string;
}

/** Tells who is asking from the `Authorization` header. */
export class StaffAccess {
  /** @param key null where nobody is staff */
  constructor(private readonly key: StaffKeyRecord | null) {}

  /** null for no bearer token, or one that is not known. */
  principalOf(authorization: string | undefined): Principal | null {
    const [, token] = /^Bearer +([!-~]{1,512})$/i.exec(authorization ?? '') ?? [];
    return token !== undefined && this.key !== null && isKey(this.key, token) ? { kind: 'staff', by: this.key.id } : null;
  }
}
