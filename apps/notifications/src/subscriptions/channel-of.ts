import type { FieldProblem, Text } from '#service-kit';
import type { Channel } from './subscription.js';
import type { ChannelBody } from './subscription.body.js';
import { isWebhookSecret, makeWebhookSecret } from './webhook-secret.js';
import { readWebhookUrl } from './webhook-url.js';

export interface ChannelOptions {
  /** Whose inbox is meant. */
  readonly companyId: string | undefined;
  readonly privateAllowed: boolean;
}

export type ChannelRead =
  { readonly ok: true; readonly channel: Channel } | { readonly ok: false; readonly errors: readonly FieldProblem[] };

/** The channel that a body names. A webhook without a secret is given one. */
export function channelOf(
  { email, webhook, secret, inbox, phone }: ChannelBody,
  { companyId, privateAllowed }: ChannelOptions,
): ChannelRead {
  if ([email, webhook, inbox, phone].filter((each) => (each ?? undefined) !== undefined).length !== 1) return refuse('', refusals.notOne);
  if (typeof secret === 'string' && typeof webhook !== 'string') return refuse('/secret', refusals.secretOfNone);
  if (typeof email === 'string') return { ok: true, channel: { kind: 'email', address: email } };
  if (typeof phone === 'string') {
    const number = mobileNumber(phone);
    return number === null ? refuse('/phone', refusals.phone) : { ok: true, channel: { kind: 'phone', number } };
  }
  if (typeof webhook !== 'string') {
    if (companyId === undefined) return { ok: false, errors: [{ path: '/companyId', message: refusals.whoseInbox }] };
    return { ok: true, channel: { kind: 'inbox', companyId } };
  }
  const read = readWebhookUrl(webhook, privateAllowed);
  if (!read.ok) return refuse('/webhook', read.message);
  if (typeof secret === 'string' && !isWebhookSecret(secret)) return refuse('/secret', refusals.secret);
  return { ok: true, channel: { kind: 'webhook', url: read.url, secret: secret ?? makeWebhookSecret() } };
}

/** Digits as dialled in Korea; null for what is no mobile number. */
function mobileNumber(text: string): string | null {
  const digits = text.replace(/[\s-]/g, '').replace(/^\+82\(?0?\)?/, '0');
  return /^01[016789]\d{7,8}$/.test(digits) ? digits : null;
}

function refuse(path: string, message: Text): ChannelRead {
  return { ok: false, errors: [{ path: `/channel${path}`, message }] };
}

const refusals = {
  notOne: {
    ko: 'email, webhook, inbox, phone 가운데 하나만 적어 주세요.',
    en: 'Give exactly one of email, webhook, inbox and phone.',
  },
  secretOfNone: { ko: 'secret은 webhook과 함께만 씁니다.', en: 'A secret goes with a webhook only.' },
  secret: {
    ko: 'whsec_ 뒤에 24바이트 이상 64바이트 이하를 base64로 적은 값이어야 합니다.',
    en: 'This must be whsec_ and the base64 of 24 to 64 bytes.',
  },
  phone: { ko: '휴대전화 번호가 아닙니다 (예: 010-1234-5678).', en: 'This is not a Korean mobile number, such as 010-1234-5678.' },
  whoseInbox: { ko: '받은 소식함은 등록된 기업의 것이어야 합니다.', en: 'An inbox is that of a registered firm: give its id.' },
} satisfies Record<string, Text>;
