import { createTransport } from 'nodemailer';
import type { Clock } from '#service-kit';
import type { Outcome } from '../channel.port.js';
import { EmailChannel, type OutgoingMail } from './email.channel.js';
import type { MailFolder } from './mail-folder.js';
import { localPartOf, mailOptions } from './mail-headers.js';
import type { Sender } from './mail-view.js';

export interface MailFolderOptions {
  readonly folder: MailFolder;
  readonly sender: Sender;
  readonly publicUrl: string;
  readonly clock: Clock;
  readonly backoffMillis?: readonly number[];
}

/**
 * Mail without a mail server: each is the file `<time>-<id>.eml` that would have been sent. The name is the same at every attempt, so a repeat replaces
 * the mail by itself.
 */
export class MailFolderChannel extends EmailChannel {
  readonly concurrency = 5;
  readonly attemptMillis = 10_000;
  readonly backoffMillis: readonly number[];
  private readonly composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

  constructor(private readonly options: MailFolderOptions) {
    super(options.sender);
    this.backoffMillis = options.backoffMillis ?? [1_000, 10_000, 60_000, 600_000, 3_600_000];
  }

  protected async send(mail: OutgoingMail): Promise<Outcome> {
    const { folder, sender, publicUrl, clock } = this.options;
    try {
      const { message } = await this.composer.sendMail(mailOptions(mail, { sender, publicUrl, now: clock.real() }));
      await folder.write(fileId(mail), message as Buffer);
      return { kind: 'accepted' };
    } catch (error) {
      return { kind: 'retry', reason: `The mail could not be written (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).` };
    }
  }
}

/** Names in the order of time, as the messages' clock had it. */
function fileId({ id, at }: OutgoingMail): string {
  return `${new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')}-${localPartOf(id)}`;
}
