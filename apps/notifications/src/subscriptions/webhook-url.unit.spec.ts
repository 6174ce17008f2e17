import fc from 'fast-check';
import { readWebhookUrl } from './webhook-url.js';

const isTaken = (text: string, privateAllowed = false) => readWebhookUrl(text, privateAllowed).ok;

describe('the address of a webhook', () => {
  it.each([
    ['https://hooks.example.com/a?b=c', 'https://hooks.example.com/a?b=c'],
    ['HTTPS://Hooks.Example.COM', 'https://hooks.example.com/'],
    ['https://hooks.example.com/a#part', 'https://hooks.example.com/a'],
    ['https://한글.example/알림', 'https://xn--bj0bj06e.example/%EC%95%8C%EB%A6%BC'],
    ['https://93.184.216.34/', 'https://93.184.216.34/'],
    ['https://[2606:2800:220:1::1]/', 'https://[2606:2800:220:1::1]/'],
  ])('%s is kept as %s', (text, url) => expect(readWebhookUrl(text, false)).toEqual({ ok: true, url }));

  it.each(['', 'hooks.example.com', 'ftp://hooks.example.com/', 'javascript:alert(1)', 'https://', 'file:///etc/passwd'])(
    '%j is none',
    (text) => expect([isTaken(text), isTaken(text, true)]).toEqual([false, false]),
  );

  it.each([
    'http://hooks.example.com/',
    'https://localhost/',
    'https://LOCALHOST./',
    'https://api.localhost/',
    'https://intranet/',
    'https://printer.local/',
    'https://db.internal/',
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f.0.0.1/',
    'https://0177.0.0.1/',
    'https://10.1.2.3/',
    'https://172.16.0.1/',
    'https://192.168.0.10:8443/',
    'https://169.254.169.254/latest/meta-data/',
    'https://100.64.0.1/',
    'https://0.0.0.0/',
    'https://224.0.0.1/',
    'https://[::1]/',
    'https://[::]/',
    'https://[fd00::1]/',
    'https://[fe80::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:7f00:1]/',
    'https://[64:ff9b::7f00:1]/',
  ])('%s is refused, unless private ones are allowed', (text) => expect([isTaken(text), isTaken(text, true)]).toEqual([false, true]));

  it('holds no password, wherever it leads', () => {
    expect([isTaken('https://user:pass@hooks.example.com/'), isTaken('https://user@10.0.0.1/', true)]).toEqual([false, false]);
  });

  it('is never in 10/8, 127/8 or 192.168/16, however the number is written', () => {
    const octet = fc.nat(255);
    const forms = (a: number, b: number, c: number, d: number) => [
      `${a}.${b}.${c}.${d}`,
      String(((a * 256 + b) * 256 + c) * 256 + d),
      `0x${(((a * 256 + b) * 256 + c) * 256 + d).toString(16)}`,
      `${a}.${(b * 256 + c) * 256 + d}`,
      `0${a.toString(8)}.0x${b.toString(16)}.${c}.${d}`,
      `[::ffff:${a}.${b}.${c}.${d}]`,
    ];
    const first = fc.constantFrom<readonly [number, number?]>([10], [127], [192, 168]);
    fc.assert(
      fc.property(first, octet, octet, octet, ([a, b], any, c, d) =>
        forms(a, b ?? any, c, d).every((host) => !isTaken(`https://${host}/`)),
      ),
    );
  });
});
