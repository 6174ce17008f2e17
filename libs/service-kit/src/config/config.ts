/** How `IEUM_CLOCK` asks the clock to run; instants are epoch milliseconds. */
export type ClockSetting =
  | { readonly kind: 'default' }
  | { readonly kind: 'system' }
  /** Runs on from this instant, from the start of the process. */
  | { readonly kind: 'from'; readonly demo: number }
  /** Showed `demo` when the system's clock showed `real`. */
  | { readonly kind: 'since'; readonly demo: number; readonly real: number };

export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly user?: string;
  readonly password?: string;
  /**
   * Of a connection that does not begin encrypted. `offered`: it becomes so where the server offers it; `required`: or nothing is sent;
   * `unverified`: whatever certificate the server shows. `required` unless told otherwise where a password goes to another machine.
   */
  readonly tls: 'offered' | 'required' | 'unverified';
}

export interface MailAddress {
  readonly name: string;
  readonly address: string;
}

/** What mails are signed with (RFC 6376). */
export interface DkimKey {
  readonly domain: string;
  readonly selector: string;
  /** PEM. */
  readonly privateKey: string;
}

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';

/** Everything that is read from the environment, once, before anything starts. Injectable; a test passes its own object. */
export abstract class Config {
  abstract readonly port: number;
  /** Absolute. */
  abstract readonly dataFolder: string;
  abstract readonly documents: string;
  abstract readonly events: string;
  abstract readonly search: string;
  abstract readonly clock: ClockSetting;
  /** The folder of the demo data; null leaves it out. */
  abstract readonly seeds: string | null;
  abstract readonly staffKey: string | null;
  /** What links start with, without a slash at the end. */
  abstract readonly publicUrl: string;
  /** Requests per minute and client; null for no limit. */
  abstract readonly rateLimit: number | null;
  /** null: each mail is a file in the data folder. */
  abstract readonly smtp: SmtpServer | null;
  /** Who mails come from. */
  abstract readonly mailFrom: MailAddress;
  /** null: mails are not signed here. */
  abstract readonly dkim: DkimKey | null;
  /** Whether webhooks may call private addresses. */
  abstract readonly webhookPrivate: boolean;
  /** Milliseconds to wait after each failed attempt to hand a message over, on every channel; null: as each channel has it. */
  abstract readonly retryMillis: readonly number[] | null;
  /** Milliseconds that one attempt may take, on every channel; null: as each channel has it. */
  abstract readonly sendMillis: number | null;
  /** Where the pages find the HTTP API; null for the own origin. */
  abstract readonly apiUrl: string | null;
  /** Where the edge finds the services, by service name. */
  abstract readonly upstreams: Readonly<Record<string, readonly string[]>>;
  abstract readonly logLevel: LogLevel;
}
