import { isEmail } from 'class-validator';
import { simpleParser } from 'mailparser';

/** What a report says of one address. `temporary`: it may still arrive; `other`: nothing that speaks against the address. */
export interface ReportedAddress {
  /** null: the report does not name one. */
  readonly address: string | null;
  readonly kind: 'bounce' | 'complaint' | 'temporary' | 'other';
  readonly detail?: string;
}

type Fields = ReadonlyMap<string, readonly string[]>;

/**
 * Reads a message that came back: a delivery status notification (RFC 3464) or a feedback report (RFC 5965). What was sent and came back with it is
 * not looked at, whatever it looks like.
 *
 * @returns null for a message that is no report
 */
export async function readReport(message: Buffer): Promise<readonly ReportedAddress[] | null> {
  const { attachments } = await simpleParser(message, {
    keepDeliveryStatus: true,
    ignoreEmbedded: true,
    skipHtmlToText: true,
    skipTextToHtml: true,
    checksumAlgo: false,
  });
  const parts = (type: string) => attachments.filter(({ contentType }) => contentType === type).map(({ content }) => fieldGroups(content));
  const statuses = parts('message/delivery-status');
  const feedback = parts('message/feedback-report');
  if (statuses.length + feedback.length === 0) return null;
  return [...statuses.flat().flatMap(deliveryOf), ...feedback.flat().flatMap(feedbackOf)];
}

/** Of each recipient; the group before them speaks of the message. */
function deliveryOf(fields: Fields): ReportedAddress[] {
  const finals = addressesIn(fields, 'final-recipient');
  if (fields.get('final-recipient') === undefined) return [];
  // Where it was forwarded, the first address is the one that was written to.
  const [address = null] = [...addressesIn(fields, 'original-recipient'), ...finals];
  const [action = ''] = fields.get('action') ?? [];
  const [status = ''] = fields.get('status') ?? [];
  const [detail] = fields.get('diagnostic-code') ?? [];
  const isPermanent = /^failed\b/i.test(action) && /^5\.\d{1,3}\.\d{1,3}\b/.test(status);
  const isTemporary = /^delayed\b/i.test(action) || status.startsWith('4.');
  return [{ address, kind: isPermanent ? 'bounce' : isTemporary ? 'temporary' : 'other', detail: [status, detail ?? ''].join(' ').trim() }];
}

function feedbackOf(fields: Fields): ReportedAddress[] {
  const [type = ''] = fields.get('feedback-type') ?? [];
  if (type === '') return [];
  const addresses = addressesIn(fields, 'original-rcpt-to');
  const kind = type.toLowerCase() === 'abuse' ? 'complaint' : 'other';
  return (addresses.length === 0 ? [null] : addresses).map((address) => ({ address, kind, detail: `Feedback-Type: ${type}` }));
}

/** `rfc822; gil@example.com`, or the address alone. */
function addressesIn(fields: Fields, name: string): string[] {
  return (fields.get(name) ?? [])
    .map((value) =>
      value
        .replace(/^\s*(?:rfc822|utf-8)\s*;/i, '')
        .trim()
        .replace(/^<(.*)>$/, '$1'),
    )
    .filter((address) => address.length <= 254 && isEmail(address));
}

/** Header fields in groups that a blank line ends, names in lower case, folded lines put together. */
function fieldGroups(content: Buffer): readonly Fields[] {
  return content
    .toString('utf8')
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)
    .map((group) => {
      const fields = new Map<string, string[]>();
      for (const [, name = '', value = ''] of group.replace(/\n[ \t]+/g, ' ').matchAll(/^([\w-]+)[ \t]*:(.*)$/gm)) {
        const key = name.toLowerCase();
        fields.set(key, [...(fields.get(key) ?? []), value.trim()]);
      }
      return fields;
    });
}
