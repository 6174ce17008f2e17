import type { Lang } from '#korea';
import { say } from '#service-kit';
import type { Message, MessageLine } from '../message.js';
import { oneLine } from '../one-line.js';
import { writeDaysLeft, writePeriod } from '../written-dates.js';
import { writeAmount, writeChange, writeKind } from '../written-statements.js';
import { mailWords, type MailWords } from './mail-words.js';

export interface MailLink {
  readonly text: string;
  readonly url: string;
}

export interface MailFact {
  readonly name: string;
  readonly value: string;
}

/** A line of the mail in words, each of them one line. */
export interface MailLine {
  readonly kind: string;
  readonly title: string;
  /** `D-5`; null where it says nothing. */
  readonly daysLeft: string | null;
  readonly facts: readonly MailFact[];
  readonly changes: readonly { readonly field: string; readonly from: string; readonly to: string }[];
  readonly reasons: readonly { readonly text: string; readonly quote: string | null }[];
  readonly open: MailLink;
  readonly dismiss: MailLink;
}

/** All that a mail says, so that its text and its HTML say the same. */
export interface MailView {
  readonly language: Lang;
  readonly subject: string;
  readonly heading: string;
  readonly introduction: string;
  readonly lines: readonly MailLine[];
  readonly question: { readonly heading: string; readonly text: string; readonly link: MailLink } | null;
  readonly manage: MailLink;
  readonly remarks: readonly string[];
}

export interface Sender {
  readonly name: string;
  readonly address: string;
}

const mostOfTitle = 80;

export function mailView(message: Message, sender: Sender): MailView {
  const { language, lines, question } = message;
  const words = mailWords[language];
  const heading = headingOf(message, words);
  return {
    language,
    subject: `[${words.brand}] ${heading}`,
    heading,
    introduction: words.introduction(lines.length, message.isDigest),
    lines: lines.map((line) => lineView(line, language, words)),
    question:
      question === undefined
        ? null
        : { heading: words.question, text: oneLine(say(question.text, language)), link: { text: words.answer, url: question.url } },
    manage: { text: words.manage, url: message.manageUrl },
    remarks: [words.howToStop, words.sentBy(oneLine(sender.name) || words.brand, oneLine(sender.address))],
  };
}

function headingOf({ language, lines }: Message, words: MailWords): string {
  const [only, ...others] = lines;
  if (only === undefined || others.length > 0) return words.several(lines.length);
  const daysLeft = daysLeftOf(only, language);
  const kind = only.kind === 'match.new' ? words.newMatch : writeKind(only.kind, language);
  return `${kind}: ${oneLine(only.programTitle, mostOfTitle)}${daysLeft === null ? '' : ` (${daysLeft})`}`;
}

function lineView(line: MessageLine, language: Lang, words: MailWords): MailLine {
  const why = oneLine(say(line.why, language));
  const firm = oneLine(line.companyName ?? '');
  return {
    kind: writeKind(line.kind, language),
    title: oneLine(line.programTitle),
    daysLeft: daysLeftOf(line, language),
    facts: [
      { name: words.call, value: oneLine(line.callTitle) },
      { name: words.period, value: writePeriod(line, language) },
      ...(line.amount === undefined ? [] : [{ name: words.amount, value: writeAmount(line.amount, language) }]),
      ...(firm === '' || why.includes(firm) ? [] : [{ name: words.firm, value: firm }]),
      { name: words.why, value: why },
    ],
    changes: (line.changes ?? []).map((change) => writeChange(change, language)),
    reasons: line.reasons.map(({ text, quote }) => ({
      text: oneLine(say(text, language)),
      quote: quote === undefined ? null : words.quoted(oneLine(quote)),
    })),
    open: { text: words.open, url: line.url },
    dismiss: { text: words.dismiss, url: line.dismissUrl },
  };
}

/** How long one has says nothing of a call that is gone. */
function daysLeftOf({ kind, daysLeft }: MessageLine, language: Lang): string | null {
  return kind === 'call.withdrawn' || daysLeft === undefined || daysLeft < 0 ? null : writeDaysLeft(daysLeft, language);
}
