/** The time everything is judged by. Leases, tokens and limits use `real()` always. */
export abstract class Clock {
  /** Epoch milliseconds, of the demo's clock while that runs. */
  abstract now(): number;

  /** Whether `now()` is the system's time. */
  abstract readonly isSystem: boolean;

  /** `now()` as an ISO 8601 instant in UTC. */
  asOf(): string {
    return new Date(this.now()).toISOString();
  }

  /** Epoch milliseconds of the system's clock. */
  real(): number {
    return Date.now();
  }
}
