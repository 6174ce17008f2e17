import { randomBytes } from 'node:crypto';

/** Where a save stands among all, and its name. */
export interface SaveTicket {
  readonly pending: number;
  readonly ticket: string;
}

const perMilli = 1000;

/**
 * Orders saves without asking the server: by this process's real time in microseconds, never going back within a process. Saves of two
 * processes are in order as far as their clocks agree; of one document there is only its latest, so that is order enough.
 */
export class SaveOrder {
  private readonly writer = randomBytes(9).toString('base64url');
  private last = 0;

  constructor(private readonly real: () => number) {}

  next(): SaveTicket {
    this.last = Math.max(this.last + 1, this.real() * perMilli);
    return { pending: this.last, ticket: `${this.writer}-${this.last}` };
  }
}
