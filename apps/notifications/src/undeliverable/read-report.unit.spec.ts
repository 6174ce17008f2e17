import fc from 'fast-check';
import { readReport } from './read-report.js';
import { deliveryReport, failed, feedbackReport } from '../../testing/reports.js';

const briefly = async (message: Buffer) => (await readReport(message))?.map(({ address, kind }) => [kind, address]);

describe('a delivery report', () => {
  it('says who is not there, and what the server said', async () => {
    expect(await readReport(deliveryReport(failed('gil@example.com')))).toEqual([
      {
        address: 'gil@example.com',
        kind: 'bounce',
        detail: '5.1.1 smtp; 550 5.1.1 <gil@example.com>: Recipient address rejected: User unknown in virtual mailbox table',
      },
    ]);
  });

  it('speaks of each recipient, and of none in what came back with it', async () => {
    const delayed =
      'Final-Recipient: rfc822; slow@example.com\nAction: delayed\nStatus: 4.4.1\nWill-Retry-Until: Sat, 09 Mar 2024 09:00:00 +0900';
    expect(await briefly(deliveryReport(failed('a@example.com'), delayed, failed('b@example.com')))).toEqual([
      ['bounce', 'a@example.com'],
      ['temporary', 'slow@example.com'],
      ['bounce', 'b@example.com'],
    ]);
  });

  it.each([
    ['failed', '5.1.1', 'bounce'],
    ['Failed', '5.7.26', 'bounce'],
    ['failed (unknown user)', '5.1.1 (bad destination)', 'bounce'],
    ['failed', '4.4.7', 'temporary'],
    ['delayed', '4.2.2', 'temporary'],
    ['delayed', '5.1.1', 'temporary'],
    ['delivered', '2.0.0', 'other'],
    ['relayed', '2.1.5', 'other'],
    ['expanded', '2.1.5', 'other'],
    ['failed', '', 'other'],
    ['failed', '5', 'other'],
    ['', '5.1.1', 'other'],
  ])('Action %s, Status %s: %s', async (action, status, kind) => {
    const said = [action && `Action: ${action}`, status && `Status: ${status}`].filter((field) => field !== '');
    const fields = ['Final-Recipient: rfc822; gil@example.com', ...said].join('\n');
    expect(await briefly(deliveryReport(fields))).toEqual([[kind, 'gil@example.com']]);
  });

  it('means the address that was written to, where it was forwarded', async () => {
    const forwarded = failed('new@elsewhere.example.com', 'Original-Recipient: rfc822;gil@example.com\n');
    expect(await briefly(deliveryReport(forwarded))).toEqual([['bounce', 'gil@example.com']]);
    const unreadable = failed('gil@example.com', 'Original-Recipient: rfc822;unknown\n');
    expect(await briefly(deliveryReport(unreadable))).toEqual([['bounce', 'gil@example.com']]);
  });

  it.each([
    ['RFC822;gil@example.com', 'gil@example.com'],
    ['rfc822; <gil@example.com>', 'gil@example.com'],
    ['utf-8; 길동@example.com', '길동@example.com'],
    ['gil@example.com', 'gil@example.com'],
    ['x400; /C=KR/O=example/', null],
    ['rfc822; postmaster', null],
  ])('Final-Recipient %s is %s', async (written, address) => {
    expect(await briefly(deliveryReport(`Final-Recipient: ${written}\nAction: failed\nStatus: 5.1.1`))).toEqual([['bounce', address]]);
  });
});

describe('a feedback report', () => {
  it('says who called it spam', async () => {
    const report = feedbackReport(
      'Feedback-Type: abuse\nOriginal-Mail-From: <notices@ieum.example>\nOriginal-Rcpt-To: <gil@example.com>\n',
    );
    expect(await briefly(report)).toEqual([['complaint', 'gil@example.com']]);
  });

  it('may speak of several, or hide them', async () => {
    const several = 'Feedback-Type: Abuse\nOriginal-Rcpt-To: a@example.com\nOriginal-Rcpt-To: b@example.com';
    expect(await briefly(feedbackReport(several))).toEqual([
      ['complaint', 'a@example.com'],
      ['complaint', 'b@example.com'],
    ]);
    expect(await briefly(feedbackReport('Feedback-Type: abuse\nOriginal-Rcpt-To: redacted'))).toEqual([['complaint', null]]);
  });

  it.each(['not-spam', 'fraud', 'virus', 'other', 'auth-failure'])('that says %s speaks against nobody', async (type) => {
    expect(await briefly(feedbackReport(`Feedback-Type: ${type}\nOriginal-Rcpt-To: gil@example.com`))).toEqual([
      ['other', 'gil@example.com'],
    ]);
  });
});

describe('any other message', () => {
  it.each([
    [
      'a reply',
      'From: gil@example.com\r\nSubject: Re: notice\r\n\r\nFinal-Recipient: rfc822; a@example.com\r\nAction: failed\r\nStatus: 5.1.1\r\n',
    ],
    [
      'a message that holds a report',
      `Content-Type: multipart/mixed; boundary=A\r\n\r\n--A\r\nContent-Type: message/rfc822\r\n\r\n${deliveryReport(failed('a@example.com')).toString()}\r\n--A--\r\n`,
    ],
    ['nothing', ''],
  ])('is no report: %s', async (_, text) => expect(await readReport(Buffer.from(text))).toBeNull());

  it('is none either, whatever bytes it is made of', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => (await readReport(Buffer.from(bytes))) === null));
  });

  it('is read for what it is when it is cut off anywhere', async () => {
    const whole = deliveryReport(failed('a@example.com'), failed('b@example.com'));
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length), async (length) => {
        const read = (await readReport(whole.subarray(0, length))) ?? [];
        expect(['a@example.com', 'b@example.com']).toEqual(
          expect.arrayContaining(read.filter(({ kind }) => kind === 'bounce').map(({ address }) => address)),
        );
      }),
    );
  });
});
