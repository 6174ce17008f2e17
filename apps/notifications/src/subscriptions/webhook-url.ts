import type { Text } from '#service-kit';
import ipaddr from 'ipaddr.js';

export type WebhookUrlRead = { readonly ok: true; readonly url: string } | { readonly ok: false; readonly message: Text };

/**
 * A webhook's address as it is kept: normalised, without fragment. What is private by its looks (an address literal that is not public, a name that
 * only a local network knows) is refused here; what a name leads to can change, and is looked at whenever something is sent.
 *
 * @param privateAllowed whether private addresses, and http, may be called
 */
export function readWebhookUrl(text: string, privateAllowed: boolean): WebhookUrlRead {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return { ok: false, message: refusals.noAddress };
  if (url.protocol === 'http:' && !privateAllowed) return { ok: false, message: refusals.notSafe };
  if (url.username !== '' || url.password !== '') return { ok: false, message: refusals.password };
  if (!privateAllowed && isPrivateHost(url.hostname)) return { ok: false, message: refusals.private };
  url.hash = '';
  return { ok: true, url: url.href };
}

/** @param host as a `URL` gives it: numbers in other bases are dotted decimals by then, and IPv6 stands in brackets */
export function isPrivateHost(host: string): boolean {
  const name = host.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
  if (ipaddr.isValid(name)) return ipaddr.process(name).range() !== 'unicast';
  return !name.includes('.') || /\.(?:localhost|local|internal|lan|home\.arpa)$/i.test(name);
}

const refusals = {
  noAddress: { ko: 'https://로 시작하는 주소여야 합니다.', en: 'This must be an address that begins with https://.' },
  notSafe: { ko: 'http가 아니라 https 주소여야 합니다.', en: 'This must be an https address, not http.' },
  password: {
    ko: '주소에 사용자 이름이나 비밀번호를 넣을 수 없습니다.',
    en: 'The address may not hold a user name or a password.',
  },
  private: { ko: '내부망 주소로는 보내지 않습니다.', en: 'Nothing is sent to private addresses.' },
} satisfies Record<string, Text>;
