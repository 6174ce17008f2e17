import type { Response } from 'express';
import type { Mail } from '../staff/staff-api.types.js';

/** What a frame that shows a mail may do: open its links elsewhere, as pages of their own. */
export const frameMay = 'allow-popups allow-popups-to-escape-sandbox';

/**
 * Mails style themselves inline, which no page of ours may: so the mail is a document of its own that may do just that and nothing else. It runs and
 * loads nothing, and stands in a frame of our own pages alone. In `srcdoc` it would be under the rules of the page around it, and these would have to be loosened.
 */
const rules = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  `sandbox ${frameMay}`,
].join('; ');

export function sendMailFrame(response: Response, { html }: Mail): void {
  response.removeHeader('Cross-Origin-Opener-Policy');
  response
    .set('Content-Security-Policy', rules)
    .type('html')
    .send(openingElsewhere(html ?? ''));
}

/** Links leave the frame, which our pages do not stand in. */
function openingElsewhere(html: string): string {
  const base = '<base target="_blank">';
  const head = /<head(?:\s[^>]*)?>/i;
  return head.test(html) ? html.replace(head, (tag) => `${tag}${base}`) : `<!doctype html>${base}${html}`;
}
