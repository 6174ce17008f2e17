import { createTransport } from 'nodemailer';
import type { Clock, DkimKey, SmtpServer } from '#service-kit';
import type { Outcome } from '../channel.port.js';
import { EmailChannel, type OutgoingMail } from './email.channel.js';
import { mailOptions } from './mail-headers.js';
import type { Sender } from './mail-view.js';
import { smtpOutcome, type SmtpFailure } from './smtp-outcome.js';

const minute = 60_000;
const hour = 60 * minute;

/** Milliseconds, real time. */
export interface SmtpTimes {
  readonly connection: number;
  readonly greeting: number;
  /** Without a byte from the server. */
  readonly socket: number;
  /** The whole of an attempt. */
  readonly attempt: number;
}

export interface SmtpOptions {
  readonly server: SmtpServer;
  readonly sender: Sender;
  readonly publicUrl: string;
  readonly dkim: DkimKey | null;
  readonly clock: Clock;
  readonly times?: SmtpTimes;
  readonly backoffMillis?: readonly number[];
}

const usualTimes: SmtpTimes = { connection: 10_000, greeting: 10_000, socket: 30_000, attempt: 60_000 };
const usualBackoff = [minute, 5 * minute, 15 * minute, hour, 2 * hour, 4 * hour, 8 * hour];

/** No step of an attempt takes longer than the whole. */
export function smtpTimes(attempt: number): SmtpTimes {
  const { connection, greeting, socket } = usualTimes;
  return {
    connection: Math.min(connection, attempt),
    greeting: Math.min(greeting, attempt),
    socket: Math.min(socket, attempt),
    attempt,
  };
}

/**
 * Mail by SMTP, over a few connections that are kept.
 *
 * Accepted means that the server has answered the data with 2xx. A connection that ends after the data and before that answer leaves open whether the
 * server has the mail; it is handed over again, under the same Message-ID, by which a mailbox may drop the repeat.
 */
export class SmtpChannel extends EmailChannel {
  readonly concurrency = 5;
  readonly attemptMillis: number;
  readonly backoffMillis: readonly number[];
  private readonly transport;

  constructor(private readonly options: SmtpOptions) {
    super(options.sender);
    const times = options.times ?? usualTimes;
    this.attemptMillis = times.attempt;
    this.backoffMillis = options.backoffMillis ?? usualBackoff;
    this.transport = createTransport(transportOptions(options, times));
    // A failed connection of the pool is told to the mail that waited for it; as an event that nobody hears it would end the process.
    this.transport.on('error', () => undefined);
  }

  protected async send(mail: OutgoingMail): Promise<Outcome> {
    const { sender, publicUrl, clock } = this.options;
    try {
      await this.transport.sendMail({
        ...mailOptions(mail, { sender, publicUrl, now: clock.real() }),
        signal: AbortSignal.timeout(this.attemptMillis),
      });
      return { kind: 'accepted' };
    } catch (error) {
      return smtpOutcome(error as SmtpFailure);
    }
  }

  override async close(): Promise<void> {
    this.transport.close();
  }
}

function transportOptions({ server, dkim }: SmtpOptions, times: SmtpTimes) {
  return {
    pool: true,
    maxConnections: 5,
    // Only what certainly went nowhere is put back into the pool's own queue: a connection found closed before a byte of the mail was sent.
    maxRequeues: 2,
    host: server.host.replace(/^\[(.*)\]$/, '$1'),
    port: server.port,
    secure: server.secure,
    ...(server.user !== undefined && { auth: { user: server.user, pass: server.password ?? '' } }),
    requireTLS: server.tls === 'required' && !server.secure,
    tls: { rejectUnauthorized: server.tls !== 'unverified' },
    connectionTimeout: times.connection,
    greetingTimeout: times.greeting,
    dnsTimeout: times.connection,
    socketTimeout: times.socket,
    ...(dkim !== null && { dkim: { domainName: dkim.domain, keySelector: dkim.selector, privateKey: dkim.privateKey } }),
    logger: false,
  } as const;
}
