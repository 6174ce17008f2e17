import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { reply } from '../../apps/notifications/testing/mail-server.js';
import type { Arrival, Kind, Line } from './statement.js';

export const mailMoods = [
  'take',
  'hang at the greeting',
  'hang after the data',
  'refuse 421',
  'refuse 450',
  'drop after the data',
] as const;
export type MailMood = (typeof mailMoods)[number];

export interface Confirmation {
  readonly to: string;
  readonly subscription: string;
  readonly token: string;
}

const kindWords: Readonly<Record<string, Kind>> = {
  '새로 맞는 사업': 'match.new',
  '접수 시작': 'call.opened',
  '내용 변경': 'call.changed',
  '마감 임박': 'call.closing',
  '공고 취소': 'call.withdrawn',
};

/** A real mail server with moods; it notes each mail that it had whole, and whether it said yes to it. */
export class MailReceiver {
  mood: MailMood = 'take';
  /** Addresses that it does not know (550). */
  readonly dead = new Set<string>();
  readonly arrivals: Arrival[] = [];
  readonly confirmations: Confirmation[] = [];
  /** Called when a mail has just been answered with yes. */
  onTaken: () => void = () => undefined;
  /** Mails that are being read. */
  reading = 0;
  private readonly sockets = new Map<number, Socket>();
  private readonly server: SMTPServer;
  private readonly held = new Set<Socket>();

  private constructor(private readonly names: ReadonlyMap<string, { readonly program: string; readonly call: string }>) {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      disableReverseLookup: true,
      logger: false,
      closeTimeout: 100,
      onConnect: (session, answer) => (this.mood === 'hang at the greeting' ? this.hold(session) : answer()),
      onMailFrom: (_, __, answer) => answer(this.mood === 'refuse 421' ? reply(421, 'Try later') : null),
      onRcptTo: ({ address }, _, answer) => {
        if (this.mood === 'refuse 450') return answer(reply(450, '4.2.0 Busy'));
        return answer(this.mood === 'take' && this.dead.has(address) ? reply(550, '5.1.1 No such user') : undefined);
      },
      onData: (stream, session, answer) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => this.take(Buffer.concat(chunks), session, answer));
      },
    });
    this.server.on('error', () => undefined);
    this.server.server.on('connection', (socket: Socket) => {
      const port = socket.remotePort ?? 0;
      this.sockets.set(port, socket);
      socket.on('error', () => undefined);
      socket.once('close', () => {
        this.sockets.delete(port);
        this.held.delete(socket);
      });
    });
  }

  /** @param names programme and call by the call's title, by which a mail names them */
  static async open(names: ReadonlyMap<string, { readonly program: string; readonly call: string }>): Promise<MailReceiver> {
    const receiver = new MailReceiver(names);
    receiver.server.listen(0, '127.0.0.1');
    await once(receiver.server.server, 'listening');
    return receiver;
  }

  get port(): number {
    return (this.server.server.address() as AddressInfo).port;
  }

  setMood(mood: MailMood): void {
    this.mood = mood;
    // Whoever waited for an answer gets none.
    if (mood === 'take') for (const socket of this.held) socket.destroy();
  }

  /** The sender's process is gone. */
  cut(): void {
    for (const socket of this.sockets.values()) socket.destroy();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private hold({ remotePort }: SMTPServerSession): void {
    const socket = this.sockets.get(remotePort);
    if (socket !== undefined) this.held.add(socket);
  }

  private take(raw: Buffer, session: SMTPServerSession, answer: (error?: Error | null) => void): void {
    // An answer ends the envelope.
    const to = session.envelope.rcptTo.map(({ address }) => address);
    const socket = this.sockets.get(session.remotePort);
    const isTaken = this.mood === 'take' && socket !== undefined && !socket.destroyed;
    if (isTaken) {
      answer();
      this.onTaken();
    } else if (this.mood === 'refuse 421' || this.mood === 'refuse 450') answer(reply(451, '4.3.0 Try later'));
    else if (this.mood === 'drop after the data' || this.mood === 'take') socket?.destroy();
    else this.hold(session);
    this.reading += 1;
    // In the order in which they came.
    this.line = this.line.then(() => this.note(raw, to, { acked: isTaken, at: Date.now() })).finally(() => (this.reading -= 1));
  }

  private line: Promise<void> = Promise.resolve();

  private async note(raw: Buffer, to: readonly string[], { acked, at }: { acked: boolean; at: number }): Promise<void> {
    const mail = await simpleParser(raw);
    const text = mail.text ?? '';
    const address = to[0] ?? '';
    const [, id = ''] = /^<([^@>]+)@/.exec(mail.messageId ?? '') ?? [];
    const confirm = /\/alerts\/confirm\?id=([\w-]+)&token=([\w-]+)/.exec(text);
    if (confirm !== null) {
      if (acked) this.confirmations.push({ to: address, subscription: confirm[1]!, token: confirm[2]! });
      return;
    }
    const faults: string[] = [];
    if (id === '') faults.push('it has no Message-ID');
    if (to.length !== 1) faults.push(`it goes to ${to.length} addresses`);
    if (mail.html === false) faults.push('it has no HTML part');
    const list = mail.headerLines.find(({ key }) => key === 'list-unsubscribe')?.line.replace(/\r?\n\s*/g, '') ?? '';
    const oneClick = /<(https?:\/\/[^>]+\/api\/recipients\/[^>]+)>/.exec(list)?.[1];
    if (oneClick === undefined) faults.push('it has no List-Unsubscribe');
    const post = mail.headerLines.find(({ key }) => key === 'list-unsubscribe-post')?.line;
    if (post !== 'List-Unsubscribe-Post: List-Unsubscribe=One-Click') faults.push('it has no one-click header');
    const { lines, unread } = this.linesOf(text);
    if (lines.length === 0 || unread > 0) faults.push(`its lines cannot be read: ${text.slice(0, 400)}`);
    const html = typeof mail.html === 'string' ? mail.html : '';
    for (const { entry } of lines) if (!html.includes(`/go/${entry}`)) faults.push('its HTML lacks a line of its text');
    const dismiss = [...text.matchAll(/\/alerts\/dismiss\/([\w-]+\?token=[\w-]+)/g)].map((match) => match[1]!);
    this.arrivals.push({ channel: 'email', to: address, id, at, acked, lines, faults, oneClick, dismiss });
  }

  private linesOf(text: string): { readonly lines: readonly Line[]; readonly unread: number } {
    const lines: Line[] = [];
    let unread = 0;
    for (const block of text.split('\n\n')) {
      const [, word = ''] = /^(?:\d+\. )?\[([^\]]+)\] /.exec(block) ?? [];
      const kind = kindWords[word];
      if (kind === undefined) continue;
      const title = /^공고: (.+)$/m.exec(block)?.[1] ?? '';
      const entry = /\/go\/([\w-]+)/.exec(block)?.[1] ?? '';
      const name = this.names.get(title);
      if (name === undefined || entry === '') unread += 1;
      else lines.push({ kind, ...name, entry });
    }
    return { lines, unread };
  }
}
