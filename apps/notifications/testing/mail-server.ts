import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';

export interface ReceivedMail {
  readonly raw: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly isEncrypted: boolean;
}

export interface MailServer {
  readonly port: number;
  readonly received: ReceivedMail[];
  readonly parsed: () => Promise<readonly ParsedMail[]>;
  readonly close: () => Promise<void>;
}

type OnData = (mail: ReceivedMail, answer: (error?: Error) => void, session: SMTPServerSession) => void;

/** A real mail server. It takes everything, unless told otherwise by its options; `onData` decides what a mail is answered. */
export async function openMailServer(options: SMTPServerOptions = {}, onData: OnData = (_, answer) => answer()): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    ...options,
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const mail = {
          raw: Buffer.concat(chunks).toString(),
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          isEncrypted: session.secure,
        };
        received.push(mail);
        onData(mail, (error) => callback(error), session);
      });
    },
  });
  // A client that gives up mid-way is part of the tests.
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    port: (server.server.address() as AddressInfo).port,
    received,
    parsed: () => Promise.all(received.map(({ raw }) => simpleParser(raw))),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** An answer with its number, as a handler of the server gives it back. */
export function reply(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}

/** Speaks just as much SMTP as a script says: `onLine` gets each line of the client. */
export async function openScriptedServer(
  greet: (socket: Socket) => void,
  onLine: (line: string, socket: Socket) => void = () => undefined,
): Promise<{ readonly port: number; readonly connections: () => number; readonly close: () => Promise<void> }> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server: Server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    greet(socket);
    let rest = '';
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString()).split('\r\n');
      rest = lines.pop()!;
      for (const line of lines) onLine(line, socket);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** How a scripted server begins. */
export const greetWith =
  (greeting: string) =>
  (socket: Socket): void =>
    void socket.write(`${greeting}\r\n`);
