import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { kinds, type Arrival, type Kind, type Line } from './statement.js';

export const hookMoods = ['take', 'answer 500', 'time out', 'drop'] as const;
export type HookMood = (typeof hookMoods)[number];

interface Statement {
  readonly type: string;
  readonly data: {
    readonly key: string;
    readonly programId: string;
    readonly callId: string;
    readonly changes?: readonly { readonly field: string }[];
    readonly items?: readonly Statement[];
  };
}

/** A receiver of webhooks with moods; it notes each call that it had whole, and whether it answered 200. */
export class HookReceiver {
  mood: HookMood = 'take';
  /** Called when a call has just been answered with yes. */
  onTaken: () => void = () => undefined;
  /** Paths that answer 410. */
  readonly dead = new Set<string>();
  /** By path. */
  readonly secrets = new Map<string, string>();
  readonly arrivals: Arrival[] = [];
  private readonly sockets = new Set<Socket>();
  private readonly held = new Set<Socket>();
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('error', () => undefined);
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => this.take(request, response, Buffer.concat(chunks).toString()));
    });
    this.server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => {
        this.sockets.delete(socket);
        this.held.delete(socket);
      });
    });
  }

  static async open(): Promise<HookReceiver> {
    const receiver = new HookReceiver();
    receiver.server.listen(0, '127.0.0.1');
    await once(receiver.server, 'listening');
    return receiver;
  }

  urlOf(path: string): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}${path}`;
  }

  setMood(mood: HookMood): void {
    this.mood = mood;
    if (mood === 'take') for (const socket of this.held) socket.destroy();
  }

  cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.cut();
    this.server.close();
    await once(this.server, 'close');
  }

  private take(request: IncomingMessage, response: ServerResponse, body: string): void {
    const path = request.url ?? '';
    const isDead = this.mood === 'take' && this.dead.has(path);
    const isTaken = !isDead && this.mood === 'take' && !request.socket.destroyed;
    if (isDead) response.writeHead(410).end();
    else if (isTaken) response.end();
    else if (this.mood === 'answer 500') response.writeHead(500).end();
    else if (this.mood === 'time out') this.held.add(request.socket);
    else request.socket.destroy();
    this.note(request, path, body, isTaken);
    if (isTaken) this.onTaken();
  }

  private note({ headers }: IncomingMessage, path: string, body: string, acked: boolean): void {
    const faults: string[] = [];
    const id = headers['webhook-id'];
    if (typeof id !== 'string') faults.push('it has no webhook-id');
    let lines: readonly Line[] = [];
    try {
      const read = new Webhook(this.secrets.get(path) ?? '').verify(body, headers as Record<string, string>) as Statement;
      lines = (read.type === 'digest' ? (read.data.items ?? []) : [read]).map(lineOf);
      if (lines.length === 0) faults.push('it says nothing');
    } catch (error) {
      faults.push(`it is not signed or not read: ${(error as Error).message}`);
    }
    this.arrivals.push({ channel: 'webhook', to: this.urlOf(path), id: String(id), at: Date.now(), acked, lines, faults });
  }
}

function lineOf({ type, data: { key, programId, callId, changes } }: Statement): Line {
  if (!kinds.includes(type as Kind)) throw new Error(`there is no ${type}`);
  return {
    kind: type as Kind,
    program: programId,
    call: callId,
    entry: key,
    ...(changes && { fields: changes.map(({ field }) => field) }),
  };
}
