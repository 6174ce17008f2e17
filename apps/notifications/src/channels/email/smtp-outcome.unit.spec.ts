import { smtpOutcome } from './smtp-outcome.js';

const kindOf = (responseCode: number, response: string, command: string) => {
  const outcome = smtpOutcome({ code: 'EENVELOPE', responseCode, response, command });
  return outcome.kind === 'refused' && outcome.gone ? 'gone' : outcome.kind;
};

test.each([
  [550, '550 no such user', 'gone'],
  [551, '551 user not local', 'gone'],
  [553, '553 mailbox name not allowed', 'gone'],
  [554, '554 no', 'refused'],
  [550, '550 5.1.1 unknown', 'gone'],
  [550, '550-5.1.1 unknown\n550 5.1.1 really', 'gone'],
  [554, '554 5.1.10 null MX', 'gone'],
  [550, '550 5.2.1 disabled', 'refused'],
  [550, '550 5.4.1 access denied', 'refused'],
  [550, '550 5.7.1 listed', 'refused'],
  // About the one who sends.
  [553, '553 5.1.8 sender', 'refused'],
  [553, '553 5.1.7 sender', 'refused'],
  // About the session.
  [503, '503 5.5.1 sequence', 'retry'],
  [530, '530 5.7.0 STARTTLS first', 'retry'],
  [450, '450 4.1.1 maybe later', 'retry'],
  [451, '451 greylisted', 'retry'],
  [421, '421 closing', 'retry'],
])('%i at RCPT (%s): %s', (responseCode, response, kind) => expect(kindOf(responseCode, response, 'RCPT TO')).toBe(kind));

test.each([
  [554, 'DATA', 'refused'],
  [550, 'DATA', 'refused'],
  [451, 'DATA', 'retry'],
  [503, 'DATA', 'retry'],
  [550, 'MAIL FROM', 'retry'],
  [535, 'AUTH PLAIN', 'retry'],
  [502, 'EHLO', 'retry'],
  [554, 'CONN', 'retry'],
])('%i at %s: %s', (responseCode, command, kind) => expect(kindOf(responseCode, `${responseCode} no`, command)).toBe(kind));

test.each(['EABORT', 'ETIMEDOUT', 'EDNS', 'ETLS', 'EAUTH', 'ESOCKET', 'ECONNECTION', 'ESTREAM', undefined])(
  '%s without an answer: retry',
  (code) => {
    expect(smtpOutcome({ code, command: 'CONN' })).toEqual({ kind: 'retry', reason: expect.stringMatching(/^The .*[.?]$/) as string });
  },
);

test('a reason repeats nothing of what the server says', () => {
  const response = '550 5.1.1 <kim@firm.example> has moved';
  const outcome = smtpOutcome({ code: 'EENVELOPE', responseCode: 550, response, command: 'RCPT TO' });
  expect(outcome).toMatchObject({ reason: 'The mail server does not know the recipient (550 5.1.1).' });
});
