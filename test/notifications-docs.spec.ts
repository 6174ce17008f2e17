import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { holidaysKnownUntil } from '#korea';
import { Webhook } from 'standardwebhooks';
import { statementKinds } from '#telling';
import { root } from './support/server.js';

const text = readFileSync(join(root, 'docs', 'notifications.md'), 'utf8');

describe('docs/notifications.md', () => {
  it('says until when holidays are known', () => {
    expect(text).toContain(`known until ${holidaysKnownUntil}`);
  });

  it('has every kind of statement', () => {
    const [, section = ''] = /^## What is said$(.*?)^## /ms.exec(text) ?? [];
    expect([...section.matchAll(/^\| `([a-z.]+)` \|/gm)].map(([, kind]) => kind)).toEqual(statementKinds);
  });

  it('verifies webhooks in a way that works, and refuses what is forged or old', () => {
    const [, code = ''] = /```js\n([\s\S]*?)```/.exec(text) ?? [];
    type Verify = (secret: string, headers: Record<string, string>, body: string, now: number) => boolean;
    const verify = runInNewContext(`${code}; isFromIeum`, { require, Buffer }) as Verify;
    const secret = `whsec_${Buffer.from('a secret of twenty-four b').toString('base64')}`;
    const at = new Date('2024-03-04T01:00:00Z');
    const body = '{"type":"match.new"}';
    const headers = {
      'webhook-id': 'm-1',
      'webhook-timestamp': String(at.getTime() / 1000),
      'webhook-signature': `v1,AAAA ${new Webhook(secret).sign('m-1', at, body)}`,
    };
    expect(verify(secret, headers, body, at.getTime())).toBe(true);
    expect(verify(secret, headers, `${body} `, at.getTime())).toBe(false);
    expect(verify(secret, { ...headers, 'webhook-id': 'm-2' }, body, at.getTime())).toBe(false);
    expect(verify(secret, headers, body, at.getTime() + 301_000)).toBe(false);
  });
});
