import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { isWebhookSecret, makeWebhookSecret } from './webhook-secret.js';

const written = (bytes: Uint8Array) => `whsec_${Buffer.from(bytes).toString('base64')}`;

describe('the secret of a webhook', () => {
  it('is one that a receiver’s library takes', () => {
    const secret = makeWebhookSecret();
    expect(isWebhookSecret(secret)).toBe(true);
    const webhook = new Webhook(secret);
    const at = new Date();
    const headers = {
      'webhook-id': 'msg-1',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': webhook.sign('msg-1', at, '{"a":1}'),
    };
    expect(webhook.verify('{"a":1}', headers)).toEqual({ a: 1 });
  });

  it('is another one each time', () => expect(makeWebhookSecret()).not.toBe(makeWebhookSecret()));

  it('has 24 to 64 bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 0, maxLength: 100 }),
        (bytes) => isWebhookSecret(written(bytes)) === (bytes.length >= 24 && bytes.length <= 64),
      ),
    );
  });

  it.each([
    '',
    'whsec_',
    'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    'whsec_not base64 at all, but long enough for it',
    'WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  ])('%j is none', (text) => expect(isWebhookSecret(text)).toBe(false));
});
