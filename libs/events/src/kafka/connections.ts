import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { ISocketFactory } from 'kafkajs';

const keepAliveMillis = 60_000;

/**
 * The connections of some clients of the brokers, which can be cut for good. A client goes on trying by itself, sometimes long after it was
 * disconnected, and offers no way to stop it; without connections and brokers to connect to, what it has under way fails at once instead, and
 * what it was about to try again fails within its longest pause.
 */
export class Connections {
  private readonly open = new Set<Socket>();
  private isCut = false;

  constructor(private readonly addresses: readonly string[]) {}

  /** `host:port` of the brokers, none once it is cut: that is the one failure that a client does not try again. */
  readonly brokers = (): string[] => (this.isCut ? [] : [...this.addresses]);

  readonly connect: ISocketFactory = ({ host, port, ssl, onConnect }) => {
    if (this.isCut) throw new Error('the events are closed');
    const socket = ssl ? connectTls({ host, port, ...ssl }, onConnect) : connectTcp({ host, port }, onConnect);
    socket.setKeepAlive(true, keepAliveMillis);
    this.open.add(socket);
    socket.once('close', () => this.open.delete(socket));
    return socket;
  };

  /** Resolves when all of them are closed. */
  async cut(): Promise<void> {
    this.isCut = true;
    const closed = [...this.open].map((socket) => new Promise((resolve) => socket.once('close', resolve)));
    // With an error, as a client does not notice that a connection goes otherwise.
    for (const socket of this.open) socket.destroy(new Error('the events are closed'));
    await Promise.all(closed);
  }
}
