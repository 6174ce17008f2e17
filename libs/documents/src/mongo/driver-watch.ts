import type { mongo } from 'mongoose';

export interface Patience {
  /** How long the driver may ask a server how it is, milliseconds; a server that holds its answer back until something changes gets `held` more. */
  readonly heartbeat: number;
  readonly held: number;
  /** How long an operation may keep its connection. */
  readonly operation: number;
}

/**
 * Notices that the driver waits for what cannot come. Where a socket is destroyed just before the driver writes to it, the driver awaits its
 * `drain`; no timeout and no end of the connection ends that. In an operation it costs the operation; in the driver's own watch over the server
 * nothing is answered any more, however well the server is.
 */
export class DriverWatch {
  /** What is under way (heartbeats by the server's address, connections in use by their number too), and until when, on a clock that never steps. */
  private readonly due = new Map<string, number>();
  private readonly timer: NodeJS.Timeout;

  /** @param isStuck called once */
  constructor(client: mongo.MongoClient, { heartbeat, held, operation }: Patience, isStuck: () => void) {
    const starts = (key: string, patience: number) => this.due.set(key, performance.now() + patience);
    const ends = (key: string) => this.due.delete(key);
    const connectionOf = ({ address, connectionId }: mongo.ConnectionCheckedOutEvent | mongo.ConnectionCheckedInEvent) =>
      `${address} ${connectionId}`;
    client
      .on('serverHeartbeatStarted', ({ connectionId, awaited }) => starts(connectionId, awaited ? heartbeat + held : heartbeat))
      .on('serverHeartbeatSucceeded', ({ connectionId }) => ends(connectionId))
      .on('serverHeartbeatFailed', ({ connectionId }) => ends(connectionId))
      .on('serverClosed', ({ address }) => ends(address))
      .on('connectionCheckedOut', (event) => starts(connectionOf(event), operation))
      .on('connectionCheckedIn', (event) => ends(connectionOf(event)));
    this.timer = setInterval(() => {
      if (!this.isLate()) return;
      this.close();
      isStuck();
    }, heartbeat / 4).unref();
  }

  close(): void {
    clearInterval(this.timer);
  }

  private isLate(): boolean {
    const now = performance.now();
    return [...this.due.values()].some((until) => until < now);
  }
}
