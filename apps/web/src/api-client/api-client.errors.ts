/** The API's answer was a problem (RFC 9457): its sentences are in the language that was asked for. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly errors: readonly { readonly path: string; readonly message: string }[],
    readonly retryAfter: string | null,
  ) {
    super(`${status} ${code}: ${detail}`);
  }
}

/** No answer that can be read: refused, timed out, or not JSON. */
export class ApiUnreachable extends Error {
  override readonly name = 'ApiUnreachable';
}
