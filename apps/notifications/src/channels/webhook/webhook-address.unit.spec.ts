import { isPublicAddress, refusalOfUrl } from './webhook-address.js';

test.each(['1.1.1.1', '211.115.194.10', '172.32.0.1', '100.63.255.255', '100.128.0.1', '2606:4700::1111', '2400:cb00::1'])(
  '%s is on the public net',
  (address) => expect(isPublicAddress(address)).toBe(true),
);

test.each([
  // This host, private, carrier's, loopback, link-local with what clouds serve there, documentation, benchmarking, multicast, reserved, broadcast.
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '100.64.0.1',
  '100.127.255.255',
  '127.0.0.1',
  '127.255.255.254',
  '169.254.169.254',
  '192.0.2.1',
  '198.18.0.1',
  '203.0.113.9',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  'fe80::1',
  'fe80::1%eth0',
  'fc00::1',
  'fd12:3456::1',
  'fec0::1',
  'ff02::1',
  '2001:db8::1',
  // Those that wrap another: mapped, compatible, translated, 6to4, Teredo.
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::ffff:8.8.8.8',
  '::127.0.0.1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '2001::7f00:1',
  '',
  'localhost',
  'no address',
])('%p is not', (address) => expect(isPublicAddress(address)).toBe(false));

test.each([
  'https://hooks.firm.example/ieum',
  'https://hooks.firm.example:8443/ieum?x=1',
  'https://1.1.1.1/ieum',
  'https://[2606:4700::1111]/ieum',
])('%s may be called as far as one can see', (url) => expect(refusalOfUrl(url, false)).toBeNull());

test.each([
  'http://hooks.firm.example/ieum',
  'ftp://hooks.firm.example/',
  'file:///etc/passwd',
  'hooks.firm.example',
  '',
  'https://user:password@hooks.firm.example/',
  'https://127.0.0.1/',
  // Other ways to write 127.0.0.1.
  'https://2130706433/',
  'https://0x7f.1/',
  'https://0177.0.0.1/',
  'https://127.1/',
  'https://[::1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://169.254.169.254/latest/meta-data',
  'https://１２７.0.0.1/',
])('%p may not', (url) => expect(refusalOfUrl(url, false)).not.toBeNull());

test('where private addresses are allowed, so is http, and still no password', () => {
  expect(refusalOfUrl('http://127.0.0.1:8080/', true)).toBeNull();
  expect(refusalOfUrl('https://10.0.0.1/', true)).toBeNull();
  expect(refusalOfUrl('http://user:password@127.0.0.1/', true)).not.toBeNull();
  expect(refusalOfUrl('ftp://127.0.0.1/', true)).not.toBeNull();
});
