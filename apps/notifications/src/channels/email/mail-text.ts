import type { MailLine, MailView } from './mail-view.js';
import { mailWords, type MailWords } from './mail-words.js';

/** The mail for whoever reads plain text. */
export function mailText(view: MailView): string {
  const words = mailWords[view.language];
  const blocks = [
    view.heading,
    view.introduction,
    ...view.lines.map((line, index) => lineText(line, view.lines.length > 1 ? `${index + 1}. ` : '', words)),
    ...(view.question === null
      ? []
      : [`${view.question.heading}\n${view.question.text}\n${view.question.link.text}: ${view.question.link.url}`]),
    ['-- ', `${view.manage.text}: ${view.manage.url}`, ...view.remarks].join('\n'),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function lineText(line: MailLine, number: string, words: MailWords): string {
  return [
    `${number}[${line.kind}] ${line.title}${line.daysLeft === null ? '' : ` (${line.daysLeft})`}`,
    ...line.facts.map(({ name, value }) => `${name}: ${value}`),
    ...(line.changes.length === 0
      ? []
      : [`${words.changes}:`, ...line.changes.map(({ field, from, to }) => `- ${field}: ${from} → ${to}`)]),
    ...(line.reasons.length === 0
      ? []
      : [`${words.reasons}:`, ...line.reasons.map(({ text, quote }) => (quote === null ? `- ${text}` : `- ${text}\n  ${quote}`))]),
    `${line.open.text}: ${line.open.url}`,
    `${line.dismiss.text}: ${line.dismiss.url}`,
  ].join('\n');
}
