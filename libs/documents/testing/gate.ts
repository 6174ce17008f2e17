import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A way to a server that a test may shut: nobody is let in, and those inside are thrown out. */
export class Gate {
  private readonly sockets = new Set<Socket>();
  private server: Server | null = null;
  private port = 0;

  private constructor(
    private readonly host: string,
    private readonly hostPort: number,
  ) {}

  /** @param url of the server behind it, with a single host and its port */
  static async before(url: string): Promise<Gate> {
    const { hostname, port } = new URL(url);
    const gate = new Gate(hostname, Number(port));
    await gate.open();
    return gate;
  }

  /** The same address, by way of the gate. */
  at(url: string): string {
    const address = new URL(url);
    address.host = `127.0.0.1:${this.port}`;
    return address.href;
  }

  async open(): Promise<void> {
    this.server = createServer((inner) => this.join(inner)).listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as AddressInfo).port;
  }

  async shut(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (server === null) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private join(inner: Socket): void {
    const outer = connect(this.hostPort, this.host);
    for (const [one, other] of [
      [inner, outer],
      [outer, inner],
    ] as const) {
      this.sockets.add(one);
      one
        .on('error', () => undefined)
        .on('close', () => {
          this.sockets.delete(one);
          other.destroy();
        });
      one.pipe(other);
    }
  }
}
