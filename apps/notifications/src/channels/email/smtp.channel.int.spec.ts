import { generateKeyPairSync } from 'node:crypto';
import { SystemClock, type DkimKey, type SmtpServer } from '#service-kit';
import type { AddressObject } from 'mailparser';
import { describeMessageChannel } from '../../../testing/channel.contract.js';
import { greetWith, openMailServer, openScriptedServer, reply, type MailServer } from '../../../testing/mail-server.js';
import { sampleLine, sampleMessage } from '../../../testing/sample-message.js';
import type { Outcome } from '../channel.port.js';
import { confirmationMail } from './confirmation-mail.js';
import { SmtpChannel, type SmtpTimes } from './smtp.channel.js';

const address = 'kim@firm.example';
const to = { kind: 'email', address } as const;
const quick: SmtpTimes = { connection: 1_000, greeting: 300, socket: 300, attempt: 1_500 };

interface Given {
  readonly server?: Partial<SmtpServer>;
  readonly times?: SmtpTimes;
  readonly dkim?: DkimKey;
  readonly sender?: { readonly name: string; readonly address: string };
}

const open: { close(): Promise<void> }[] = [];

function opened<T extends { close(): Promise<void> }>(it: T): T {
  open.unshift(it);
  return it;
}

afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

function channelTo(port: number, { server, times = quick, dkim, sender }: Given = {}): SmtpChannel {
  return opened(
    new SmtpChannel({
      server: { host: '127.0.0.1', port, secure: false, tls: 'offered', ...server },
      sender: sender ?? { name: '이음', address: 'no-reply@ieum.example' },
      publicUrl: 'https://ieum.example',
      dkim: dkim ?? null,
      clock: new SystemClock(),
      times,
    }),
  );
}

async function handOverTo({ port }: { readonly port: number }, given: Given = {}): Promise<Outcome> {
  const outcome = await channelTo(port, given).handOver(sampleMessage(), to);
  if (outcome.kind !== 'accepted') expect(outcome.reason).not.toMatch(/kim|firm|127\.0\.0\.1|secret/);
  return outcome;
}

const server = async (...options: Parameters<typeof openMailServer>): Promise<MailServer> => opened(await openMailServer(...options));

const quietly = (outcome: Promise<Outcome>) => outcome.then(({ kind }) => kind);

describeMessageChannel('SMTP', async () => {
  let isHanging = false;
  const behind = await openMailServer({}, (_, answer) => (isHanging ? undefined : answer()));
  const channel = new SmtpChannel({
    server: { host: '127.0.0.1', port: behind.port, secure: false, tls: 'offered' },
    sender: { name: '이음', address: 'no-reply@ieum.example' },
    publicUrl: 'https://ieum.example',
    dkim: null,
    clock: new SystemClock(),
    times: { connection: 1_000, greeting: 1_000, socket: 60_000, attempt: 2_000 },
  });
  return {
    channel,
    to,
    address,
    arrivals: async () =>
      (await behind.parsed()).map(({ messageId, subject, text, html }) => ({ id: messageId!, content: `${subject}\n${text}\n${html}` })),
    breakDown: () => behind.close(),
    hang: async () => void (isHanging = true),
    close: () => behind.close(),
  };
});

describe('a mail by SMTP', () => {
  test('comes as text and as HTML, from us, to one address, with a Message-ID, a way to stop it, and the present time', async () => {
    const behind = await server();
    const before = Math.floor(Date.now() / 1000) * 1000;
    expect(await handOverTo(behind)).toEqual({ kind: 'accepted' });
    const [{ from, to: recipients }] = behind.received as [(typeof behind.received)[0]];
    expect([from, recipients]).toEqual(['no-reply@ieum.example', [address]]);
    const [mail] = await behind.parsed();
    expect(mail!.from!.value).toEqual([{ name: '이음', address: 'no-reply@ieum.example' }]);
    expect((mail!.to as AddressObject).value).toEqual([{ name: '', address }]);
    expect(mail!.subject).toBe('[이음] 새로 맞는 지원사업: 이차전지 모듈 공정개선 지원 (D-5)');
    expect(mail!.messageId).toBe('<message-1@ieum.example>');
    expect(mail!.date!.getTime()).toBeGreaterThanOrEqual(before);
    expect(mail!.text).toContain('알려 드리는 까닭: 충주셀 주식회사에 맞는 사업');
    expect(mail!.html).toContain('<html lang="ko">');
    const headers = new Map(mail!.headerLines.map(({ key, line }) => [key, line.replace(/\r?\n\s+/g, ' ')]));
    expect(headers.get('list-unsubscribe')).toBe(
      'List-Unsubscribe: <https://ieum.example/api/recipients/email.abc/unsubscribe?token=stop-token>',
    );
    expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(headers.get('auto-submitted')).toBe('Auto-Submitted: auto-generated');
    expect(headers.has('precedence')).toBe(false);
    expect(headers.has('bcc')).toBe(false);
  });

  test('that asks for confirmation has nothing to stop yet', async () => {
    const behind = await server();
    const mail = confirmationMail({
      language: 'ko',
      what: '배터리',
      confirmUrl: 'https://ieum.example/alerts/confirm/1',
      expiresInDays: 3,
    });
    const outcome = channelTo(behind.port).post({ id: 'confirm-1', at: '2024-03-04T00:00:00Z', to: address, mail, oneClickUrl: null });
    expect(await quietly(outcome)).toBe('accepted');
    const [parsed] = await behind.parsed();
    expect(parsed!.subject).toBe('[이음] 알림 신청을 확인해 주세요');
    expect(parsed!.headerLines.map(({ key }) => key)).not.toContain('list-unsubscribe');
  });

  test('takes no further headers or recipients from a title, a name or an address', async () => {
    const behind = await server();
    const programTitle = 'x\r\nBcc: other@ieum.example\r\n\r\nbody';
    const channel = channelTo(behind.port, { sender: { name: '이음, "a"\r\nBcc: b@c.d', address: 'no-reply@ieum.example' } });
    await channel.handOver(sampleMessage({ lines: [sampleLine({ programTitle })] }), to);
    expect(behind.received.map((mail) => mail.to)).toEqual([[address]]);
    const [mail] = await behind.parsed();
    expect(mail!.headerLines.map(({ key }) => key)).not.toContain('bcc');
    expect(mail!.from!.value.map((each) => each.address)).toEqual(['no-reply@ieum.example']);
    for (const wrong of ['a@b.example, c@d.example', 'a@b.example\r\nRCPT TO:<c@d.example>', '<a@b.example>', '']) {
      const outcome = await channel.handOver(sampleMessage(), { kind: 'email', address: wrong });
      expect([wrong, outcome]).toEqual([wrong, { kind: 'refused', reason: expect.any(String) as string, gone: true }]);
    }
    expect(behind.received).toHaveLength(1);
  });

  test('is signed where there is a key', async () => {
    const behind = await server();
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    await handOverTo(behind, { dkim: { domain: 'ieum.example', selector: 's1', privateKey: pem } });
    const [{ raw }] = behind.received as [(typeof behind.received)[0]];
    const signature = /^DKIM-Signature: ((?:.*\r\n[ \t])*.*)/m.exec(raw)![1]!.replace(/\s+/g, '');
    expect(signature).toMatch(/^v=1;a=rsa-sha256;.*d=ieum\.example;.*s=s1;/);
    expect(/;h=([^;]*)/.exec(signature)![1]!.toLowerCase().split(':')).toEqual(
      expect.arrayContaining(['from', 'to', 'subject', 'message-id', 'list-unsubscribe', 'list-unsubscribe-post']),
    );
  });
});

describe('a mail server that', () => {
  test.each<[string, Error, Outcome]>([
    [
      'knows no such recipient',
      reply(550, '5.1.1 <kim@firm.example>: no such user'),
      { kind: 'refused', reason: 'The mail server does not know the recipient (550 5.1.1).', gone: true },
    ],
    [
      'says so without an enhanced code',
      reply(550, 'no such user kim'),
      { kind: 'refused', reason: expect.any(String) as string, gone: true },
    ],
    [
      'has a full mailbox',
      reply(552, '5.2.2 over quota'),
      { kind: 'refused', reason: 'The mail server refused the recipient (552 5.2.2).' },
    ],
    ['dislikes us', reply(550, '5.7.1 blocked'), { kind: 'refused', reason: 'The mail server refused the recipient (550 5.7.1).' }],
    ['greylists', reply(450, '4.2.0 later'), { kind: 'retry', reason: 'The mail server put the recipient off (450 4.2.0).' }],
    ['shuts down', reply(421, '4.3.2 closing'), { kind: 'retry', reason: 'The mail server takes nothing at the moment (421 4.3.2).' }],
  ])('%s, at RCPT', async (_, error, outcome) => {
    const behind = await server({ onRcptTo: (_address, _session, callback) => callback(error) });
    expect(await handOverTo(behind)).toEqual(outcome);
  });

  test.each<[string, Error, Outcome]>([
    ['takes no mail so large', reply(552, '5.3.4 too big'), { kind: 'refused', reason: 'The mail server refused the mail (552 5.3.4).' }],
    ['takes it for spam', reply(554, 'spam'), { kind: 'refused', reason: 'The mail server refused the mail (554).' }],
    ['has no room', reply(452, '4.3.1 later'), { kind: 'retry', reason: 'The mail server put the mail off (452 4.3.1).' }],
    ['shuts down', reply(421, 'closing'), { kind: 'retry', reason: 'The mail server takes nothing at the moment (421).' }],
  ])('%s, after the data', async (_, error, outcome) => {
    const behind = await server({}, (_mail, answer) => answer(error));
    expect(await handOverTo(behind)).toEqual(outcome);
    expect(behind.received).toHaveLength(1);
  });

  test('refuses the sender leaves the recipient alone', async () => {
    const behind = await server({ onMailFrom: (_address, _session, callback) => callback(reply(550, '5.1.8 bad sender')) });
    expect(await handOverTo(behind)).toEqual({ kind: 'retry', reason: 'The mail server refused the sender (550 5.1.8).' });
  });

  test('wants a login that we do not have, or another', async () => {
    const behind = await server({
      authOptional: false,
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, callback) =>
        username === 'ieum' && password === 'secret-right' ? callback(null, { user: 'ieum' }) : callback(new Error('no')),
    });
    expect(await handOverTo(behind)).toEqual({ kind: 'retry', reason: 'The mail server refused the sender (530).' });
    expect(await handOverTo(behind, { server: { user: 'ieum', password: 'secret-wrong' } })).toMatchObject({
      kind: 'retry',
      reason: expect.stringMatching(/^The mail server refused the login \(535/) as string,
    });
    expect(await handOverTo(behind, { server: { user: 'ieum', password: 'secret-right' } })).toEqual({ kind: 'accepted' });
  });

  test('refuses everyone at the greeting', async () => {
    const behind = opened(await openScriptedServer(greetWith('554 5.7.1 go away')));
    expect(await handOverTo(behind)).toMatchObject({ kind: 'retry', reason: expect.stringContaining('554') as string });
  });

  test('says nothing', async () => {
    const behind = opened(await openScriptedServer(() => undefined));
    expect(await handOverTo(behind)).toEqual({ kind: 'retry', reason: 'The mail server did not answer in time.' });
  });

  test('hangs up before the greeting is not asked for ever', async () => {
    const behind = opened(await openScriptedServer((socket) => socket.destroy()));
    expect((await handOverTo(behind)).kind).toBe('retry');
    expect(behind.connections()).toBeGreaterThan(0);
    expect(behind.connections()).toBeLessThanOrEqual(3);
  });

  test('takes the data and says nothing', async () => {
    const behind = await server({}, () => undefined);
    expect(await handOverTo(behind)).toEqual({ kind: 'retry', reason: 'The mail server did not answer in time.' });
    expect(behind.received).toHaveLength(1);
  });

  test('keeps the line alive without ever answering is cut off', async () => {
    let timer: NodeJS.Timeout | undefined;
    const behind = opened(
      await openScriptedServer(greetWith('220 hello'), (line, socket) => {
        if (line.startsWith('EHLO')) timer = setInterval(() => socket.write('250-x\r\n'), 100);
      }),
    );
    const start = performance.now();
    expect(await handOverTo(behind, { times: { ...quick, connection: 10_000, greeting: 10_000, socket: 10_000 } })).toEqual({
      kind: 'retry',
      reason: 'The attempt took too long.',
    });
    expect(performance.now() - start).toBeLessThan(quick.attempt + 5_000);
    clearInterval(timer);
  });

  test('hangs up after the data without an answer is given the mail once per attempt, under the same Message-ID', async () => {
    const ids: string[] = [];
    let isData = false;
    const behind = opened(
      await openScriptedServer(greetWith('220 hello'), (line, socket) => {
        if (isData && line.startsWith('Message-ID:')) ids.push(line);
        if (isData && line === '.') socket.destroy();
        if (!isData || line === '.') {
          isData = line === 'DATA';
          if (!socket.destroyed) socket.write(isData ? '354 go on\r\n' : '250 ok\r\n');
        }
      }),
    );
    expect(await handOverTo(behind)).toMatchObject({ kind: 'retry' });
    expect(await handOverTo(behind)).toMatchObject({ kind: 'retry' });
    expect(ids).toEqual(['Message-ID: <message-1@ieum.example>', 'Message-ID: <message-1@ieum.example>']);
  });

  test('cannot be reached', async () => {
    const behind = await openMailServer();
    await behind.close();
    expect(await handOverTo(behind)).toEqual({ kind: 'retry', reason: 'The connection to the mail server failed.' });
    expect(await handOverTo(behind, { server: { host: 'no-such-host.invalid' } })).toMatchObject({ kind: 'retry' });
  });

  test('shows a certificate that nobody vouches for gets nothing, unless it is to be taken as it is', async () => {
    // The server's own, signed by itself.
    const behind = await server({ disabledCommands: ['AUTH'] });
    expect(await handOverTo(behind)).toMatchObject({ kind: 'retry', reason: expect.stringContaining('could not be encrypted') as string });
    expect(behind.received).toHaveLength(0);
    expect(await handOverTo(behind, { server: { tls: 'unverified' } })).toEqual({ kind: 'accepted' });
    expect(behind.received.map(({ isEncrypted }) => isEncrypted)).toEqual([true]);
  });

  test('offers no encryption gets nothing where it is required', async () => {
    const behind = await server();
    expect(await handOverTo(behind, { server: { tls: 'required' } })).toMatchObject({ kind: 'retry' });
    expect(behind.received).toHaveLength(0);
  });
});

test('what was refused does not spoil the connection for the next mail', async () => {
  const behind = await server({
    onRcptTo: (recipient, _session, callback) => callback(recipient.address === address ? undefined : reply(550, '5.1.1 unknown')),
  });
  const channel = channelTo(behind.port);
  const unknown = { kind: 'email', address: 'lee@firm.example' } as const;
  const outcomes = await Promise.all([unknown, to, unknown, to].map((each, i) => channel.handOver(sampleMessage({ id: `m${i}` }), each)));
  expect(outcomes.map(({ kind }) => kind)).toEqual(['refused', 'accepted', 'refused', 'accepted']);
});
