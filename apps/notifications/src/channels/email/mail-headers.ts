import { createHash } from 'node:crypto';
import type { SendMailOptions } from 'nodemailer';
import type { OutgoingMail } from './email.channel.js';
import type { Sender } from './mail-view.js';

export interface MailOrigin {
  readonly sender: Sender;
  /** What links start with; its host stands in the Message-ID. */
  readonly publicUrl: string;
  /** Real time, epoch milliseconds. */
  readonly now: number;
}

/**
 * A mail as it is sent: the sender, a Message-ID that is the same at every attempt, one-click unsubscription (RFC 8058), and the mark of a program's
 * mail (RFC 3834), so that no absence is announced to it.
 */
export function mailOptions({ id, to, mail, oneClickUrl }: OutgoingMail, { sender, publicUrl, now }: MailOrigin): SendMailOptions {
  return {
    // As an object an address is taken as it is: a text would be read for more of them.
    from: { name: sender.name, address: sender.address },
    to: { name: '', address: to },
    envelope: { from: sender.address, to: [to] },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    date: new Date(now),
    messageId: `<${localPartOf(id)}@${new URL(publicUrl).hostname}>`,
    headers: {
      'Content-Language': mail.language,
      'Auto-Submitted': 'auto-generated',
      ...(oneClickUrl !== null && {
        'List-Unsubscribe': { prepared: true, foldLines: true, value: `<${oneClickUrl}>` },
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
    // Nothing in a mail is to be read from a disk or fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** The id itself where it may stand before an @ (RFC 5322 dot-atom), else a digest of it; safe as part of a file's name too. */
export function localPartOf(id: string): string {
  return /^[A-Za-z0-9_-]{1,100}(\.[A-Za-z0-9_-]{1,100}){0,5}$/.test(id) ? id : createHash('sha256').update(id).digest('base64url');
}
