import type { Outcome } from '../channel.port.js';

/** What a failed hand-over to a mail server tells: nodemailer's code, the command that was answered, and the answer. */
export interface SmtpFailure {
  readonly code?: string;
  /** The system's, where nodemailer put its own in place of it. */
  readonly originalCode?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
}

/**
 * What a failure means for the message. A reason holds the reply's numbers and not its words, which tend to name the address.
 *
 * A server that says no for good to the recipient (550, 551, 553, or an enhanced code 5.1.x about the mailbox; RFC 5321 §4.2.3, RFC 3463) makes the
 * address gone; one that refuses this mail for good makes the message refused. Whatever else happens, a refusal of our sender or our login included,
 * is no fault of the recipient's and is tried again.
 */
export function smtpOutcome({ code, originalCode, command, responseCode, response }: SmtpFailure): Outcome {
  const reply = responseCode === undefined ? '' : ` (${[responseCode, enhancedCode(response)].filter((part) => part !== null).join(' ')})`;
  if (responseCode === 421) return { kind: 'retry', reason: `The mail server takes nothing at the moment${reply}.` };
  if (responseCode === undefined) return { kind: 'retry', reason: withoutReply(code, originalCode, command) };
  const isFinal = responseCode >= 500 && !ofTheSession.has(responseCode);
  if (command === 'RCPT TO') {
    if (!isFinal) return { kind: 'retry', reason: `The mail server put the recipient off${reply}.` };
    if (isGone(responseCode, response))
      return { kind: 'refused', reason: `The mail server does not know the recipient${reply}.`, gone: true };
    return { kind: 'refused', reason: `The mail server refused the recipient${reply}.` };
  }
  if (command === 'DATA') {
    return isFinal
      ? { kind: 'refused', reason: `The mail server refused the mail${reply}.` }
      : { kind: 'retry', reason: `The mail server put the mail off${reply}.` };
  }
  return { kind: 'retry', reason: `The mail server refused ${refusedOf(command)}${reply}.` };
}

/** Bad sequence of commands, login wanted, login refused, encryption wanted: about this session, whatever was asked last. */
const ofTheSession: ReadonlySet<number> = new Set([503, 530, 534, 535, 538]);
const aboutTheMailbox = new Set([550, 551, 553]);
/** About the sender's address, though in the class of addresses. */
const aboutTheSender = new Set(['5.1.7', '5.1.8']);

function isGone(responseCode: number, response: string | undefined): boolean {
  const enhanced = enhancedCode(response);
  if (enhanced === null) return aboutTheMailbox.has(responseCode);
  return enhanced.startsWith('5.1.') && !aboutTheSender.has(enhanced);
}

function enhancedCode(response: string | undefined): string | null {
  return /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response ?? '')?.[1] ?? null;
}

function refusedOf(command: string | undefined): string {
  if (command?.startsWith('AUTH')) return 'the login';
  if (command === 'MAIL FROM') return 'the sender';
  return 'the connection';
}

function withoutReply(code: string | undefined, originalCode: string | undefined, command: string | undefined): string {
  // What TLS finds wrong comes as an error of the socket.
  if (/CERT|SIGNATURE|ERR_TLS|ERR_SSL/.test(originalCode ?? '')) return sentences.get('ETLS')!;
  if (code === 'ECONNECTION' && command !== 'CONN') return 'The mail server closed the session.';
  return sentences.get(code ?? '') ?? 'The mail could not be handed over.';
}

const sentences: ReadonlyMap<string, string> = new Map([
  ['EABORT', 'The attempt took too long.'],
  ['ETIMEDOUT', 'The mail server did not answer in time.'],
  ['EDNS', 'The mail server’s name could not be resolved.'],
  ['ETLS', 'The connection to the mail server could not be encrypted; is its certificate one that this machine trusts?'],
  ['EAUTH', 'The login at the mail server failed.'],
  ['ESOCKET', 'The connection to the mail server failed.'],
  ['ECONNECTION', 'The connection to the mail server was dropped.'],
]);
