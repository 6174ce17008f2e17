import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SystemClock } from '#service-kit';
import { simpleParser } from 'mailparser';
import { describeMessageChannel } from '../../../testing/channel.contract.js';
import { sampleLines, sampleMessage } from '../../../testing/sample-message.js';
import { MailFolder } from './mail-folder.js';
import { MailFolderChannel } from './mail-folder.channel.js';

const to = { kind: 'email', address: 'kim@firm.example' } as const;
const sender = { name: '이음', address: 'no-reply@ieum.example' };

async function openFolder() {
  const parent = await mkdtemp(join(tmpdir(), 'ieum-mail-'));
  const path = join(parent, 'mail');
  const channel = new MailFolderChannel({
    folder: new MailFolder(path),
    sender,
    publicUrl: 'https://ieum.example',
    clock: new SystemClock(),
  });
  return { parent, path, channel };
}

describeMessageChannel('mail as files', async () => {
  const { parent, path, channel } = await openFolder();
  const files = async () => (await readdir(path).catch(() => [])).filter((name) => name.endsWith('.eml'));
  return {
    channel,
    to,
    address: to.address,
    arrivals: async () => {
      const mails = await Promise.all((await files()).map(async (name) => simpleParser(await readFile(join(path, name)))));
      return mails.map(({ messageId, subject, text, html }) => ({ id: messageId!, content: `${subject}\n${text}\n${html}` }));
    },
    // A folder cannot be made where a file is.
    breakDown: () => writeFile(path, ''),
    close: () => rm(parent, { recursive: true }),
  };
});

describe('a mail as a file', () => {
  let opened: Awaited<ReturnType<typeof openFolder>>;

  beforeEach(async () => {
    opened = await openFolder();
  });
  afterEach(() => rm(opened.parent, { recursive: true }));

  test('is the mail that would have been sent, under its time and id, for its owner alone', async () => {
    await opened.channel.handOver(sampleMessage(), to);
    const name = '20240313T000000Z-message-1.eml';
    expect(await readdir(opened.path)).toEqual([name]);
    const raw = await readFile(join(opened.path, name), 'utf8');
    expect(raw).toContain('Message-ID: <message-1@ieum.example>\r\n');
    expect(raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n');
    expect(raw).toMatch(/^To: kim@firm\.example\r$/m);
    expect((await stat(join(opened.path, name))).mode & 0o077).toBe(0);
  });

  test('replaces itself when it is written again', async () => {
    await opened.channel.handOver(sampleMessage(), to);
    await opened.channel.handOver(sampleMessage({ lines: sampleLines(2) }), to);
    expect(await readdir(opened.path)).toHaveLength(1);
    const [id] = await new MailFolder(opened.path).ids();
    const mail = await simpleParser((await new MailFolder(opened.path).read(id!))!);
    expect(mail.subject).toBe('[이음] 지원사업 알림 2건');
  });

  test('is written under a harmless name, whatever the id', async () => {
    await opened.channel.handOver(sampleMessage({ id: '../../etc/passwd\r\n' }), to);
    expect(await readdir(opened.path)).toEqual([expect.stringMatching(/^20240313T000000Z-[\w-]{43}\.eml$/)]);
    expect(await readdir(opened.parent)).toEqual(['mail']);
  });

  test('is not found under a name that leads elsewhere', async () => {
    await writeFile(join(opened.parent, 'other.eml'), 'x');
    await opened.channel.handOver(sampleMessage(), to);
    const folder = new MailFolder(opened.path);
    for (const id of ['../other', '..', '.', '', 'a/b', 'a\0b', 'none']) expect(await folder.read(id)).toBeNull();
  });

  test('leaves nothing behind when it cannot be written', async () => {
    await opened.channel.handOver(sampleMessage(), to);
    const folder = new MailFolder(opened.path);
    await expect(folder.write('x'.repeat(300), Buffer.from('x'))).rejects.toMatchObject({ code: 'ENAMETOOLONG' });
    expect(await readdir(opened.path)).toHaveLength(1);
  });
});
