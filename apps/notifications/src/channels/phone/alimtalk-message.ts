import { say } from '#service-kit';
import type { Message, MessageLine } from '../message.js';
import { oneLine } from '../one-line.js';
import { writeDaysLeft, writePeriod } from '../written-dates.js';
import { writeChange, writeKind } from '../written-statements.js';
import { alimtalkTemplates, type AlimtalkTemplate, variablesOf } from './alimtalk-templates.js';

/** A message in an approved template's words; 알림톡 is Korean, whatever the language of the subscription. */
export interface AlimtalkMessage {
  readonly templateCode: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly text: string;
  readonly buttons: readonly { readonly name: string; readonly url: string }[];
}

const mostListed = 5;

export function alimtalkMessage(message: Message): AlimtalkMessage {
  const [only, ...others] = message.lines;
  if (only === undefined) throw new RangeError('A message has at least one line');
  const template = others.length > 0 ? alimtalkTemplates.several : alimtalkTemplates[only.kind];
  const all: Readonly<Record<string, string>> = {
    ...lineVariables(only),
    관리주소: withoutScheme(message.manageUrl),
    건수: String(message.lines.length),
    소식목록: list(message.lines),
  };
  const variables = Object.fromEntries(variablesOf(template).map((name) => [name, all[name] ?? '']));
  return { templateCode: template.code, variables, ...fill(template, variables) };
}

/** @throws RangeError where a variable has no value: a carrier refuses what is not filled */
export function fill(
  { content, buttons }: AlimtalkTemplate,
  variables: Readonly<Record<string, string>>,
): Pick<AlimtalkMessage, 'text' | 'buttons'> {
  const filled = (text: string) =>
    text.replace(/#\{([^}]+)\}/g, (_, name: string) => {
      const value = variables[name];
      if (value === undefined || value === '') throw new RangeError(`No value for the variable ${name}`);
      return value;
    });
  return { text: filled(content), buttons: buttons.map(({ name, url }) => ({ name, url: filled(url) })) };
}

function lineVariables(line: MessageLine): Readonly<Record<string, string>> {
  const changes = (line.changes ?? []).map((change) => writeChange(change, 'ko')).map(({ field, from, to }) => `${field} ${from} → ${to}`);
  return {
    사업명: oneLine(line.programTitle, 80) || '-',
    공고명: oneLine(line.callTitle, 80) || '-',
    접수기간: writePeriod(line, 'ko'),
    남은기간: line.daysLeft === undefined ? '-' : writeDaysLeft(line.daysLeft, 'ko'),
    바뀐내용: oneLine(changes.join('; '), 250) || '-',
    알림이유: oneLine(say(line.why, 'ko'), 80) || '-',
    자세히주소: withoutScheme(line.url),
  };
}

function list(lines: readonly MessageLine[]): string {
  const shown = lines.slice(0, mostListed).map((line) => {
    const daysLeft = line.kind === 'call.withdrawn' || line.daysLeft === undefined ? '' : ` (${writeDaysLeft(line.daysLeft, 'ko')})`;
    return `▶ ${writeKind(line.kind, 'ko')}: ${oneLine(line.programTitle, 60)}${daysLeft}`;
  });
  const rest = lines.length - shown.length;
  return [...shown, ...(rest > 0 ? [`▶ 그 밖에 ${rest}건`] : [])].join('\n');
}

const withoutScheme = (url: string) => url.replace(/^https?:\/\//, '');
