import { channelOf } from './channel-of.js';
import type { ChannelBody } from './subscription.body.js';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const read = (body: ChannelBody, companyId?: string) => channelOf(body, { companyId, privateAllowed: false });
const faults = (body: ChannelBody, companyId?: string) => {
  const channel = read(body, companyId);
  return channel.ok ? [] : channel.errors.map(({ path }) => path);
};

describe('the channel of a body', () => {
  it('is one of four', () => {
    expect(read({ email: 'Gil@Example.com' })).toEqual({ ok: true, channel: { kind: 'email', address: 'Gil@Example.com' } });
    expect(read({ inbox: true }, 'firm-1')).toEqual({ ok: true, channel: { kind: 'inbox', companyId: 'firm-1' } });
    expect(read({ webhook: 'https://hooks.example.com', secret })).toEqual({
      ok: true,
      channel: { kind: 'webhook', url: 'https://hooks.example.com/', secret },
    });
  });

  it.each(['010-1234-5678', '01012345678', '010 1234 5678', '+82 10-1234-5678', '+82(0)10-1234-5678'])('takes the number %s', (phone) => {
    expect(read({ phone })).toEqual({ ok: true, channel: { kind: 'phone', number: '01012345678' } });
  });

  it.each(['02-123-4567', '043-210-0000', '010-1234', '010-12345-6789', 'call me', '+1 202 555 0101'])('refuses the number %s', (phone) => {
    expect(faults({ phone })).toEqual(['/channel/phone']);
  });

  it('is not none, nor two', () => {
    expect(faults({})).toEqual(['/channel']);
    expect(faults({ email: 'a@example.com', phone: '01012345678' })).toEqual(['/channel']);
    expect(faults({ email: null, inbox: null })).toEqual(['/channel']);
    expect(faults({ email: 'a@example.com', webhook: null })).toEqual([]);
  });

  it('has a secret where it is a webhook, and that in its form', () => {
    expect(faults({ email: 'a@example.com', secret })).toEqual(['/channel/secret']);
    expect(faults({ webhook: 'https://hooks.example.com', secret: 'hunter2' })).toEqual(['/channel/secret']);
    expect(faults({ webhook: 'https://10.0.0.1', secret })).toEqual(['/channel/webhook']);
  });

  it('is nobody’s inbox without a firm', () => expect(faults({ inbox: true })).toEqual(['/companyId']));
});
