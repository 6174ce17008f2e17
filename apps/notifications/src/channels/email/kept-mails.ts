import { simpleParser, type ParsedMail } from 'mailparser';
import { pageOf, Problem, type Page } from '#service-kit';
import type { MailFolder } from './mail-folder.js';

export interface KeptMailSummary {
  readonly id: string;
  readonly subject: string;
  readonly to: string;
  /** Instant ISO 8601, by real time; null where the mail has none. */
  readonly date: string | null;
}

export interface KeptMail extends KeptMailSummary {
  readonly from: string;
  readonly text: string;
  /** null where the mail has none. It is the mail's own: whoever shows it keeps it in a frame that runs nothing. */
  readonly html: string | null;
  /** In their order; a name may come more than once. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}

/** Reads the mails that were written to files. */
export class KeptMails {
  /** @param folder null where there is a mail server, so that nothing is kept */
  constructor(private readonly folder: MailFolder | null) {}

  /** @throws Problem `not-found` where there is a mail server */
  async page(asked: { readonly page: number; readonly pageSize: number }): Promise<Page<KeptMailSummary>> {
    const folder = this.theFolder();
    const ids = pageOf(await folder.ids(), asked);
    const items = await Promise.all(ids.items.map(async (id) => summaryOf(id, await parse(await folder.read(id)))));
    return { ...ids, items };
  }

  /**
   * null where there is none.
   * @throws Problem `not-found` where there is a mail server
   */
  async read(id: string): Promise<KeptMail | null> {
    const raw = await this.theFolder().read(id);
    if (raw === null) return null;
    const mail = await parse(raw);
    return {
      ...summaryOf(id, mail),
      from: addressesOf(mail.from),
      text: mail.text ?? '',
      html: mail.html === false ? null : (mail.html ?? null),
      headers: mail.headerLines.map(({ line }) => ({
        name: line.slice(0, line.indexOf(':')),
        value: unfolded(line.slice(line.indexOf(':') + 1)),
      })),
    };
  }

  private theFolder(): MailFolder {
    if (this.folder !== null) return this.folder;
    throw new Problem('not-found', {
      detail: {
        ko: '메일 서버로 보내므로 남겨 둔 메일이 없습니다.',
        en: 'Mails go out by a mail server; none are kept here.',
      },
    });
  }
}

/** One that was removed meanwhile reads as empty. */
function parse(raw: Buffer | null): Promise<ParsedMail> {
  return simpleParser(raw ?? Buffer.alloc(0), { skipTextLinks: true, skipTextToHtml: true, skipImageLinks: true });
}

function summaryOf(id: string, mail: ParsedMail): KeptMailSummary {
  return { id, subject: mail.subject ?? '', to: addressesOf(mail.to), date: mail.date?.toISOString() ?? null };
}

function addressesOf(addresses: ParsedMail['to']): string {
  return [addresses ?? []]
    .flat()
    .map(({ text }) => text)
    .join(', ');
}

function unfolded(value: string): string {
  return value.replace(/\r?\n(?=[ \t])/g, '').trim();
}
