import { maskedEmail, maskedPhone, maskedUrl } from './masked.js';

describe('an address, masked', () => {
  it.each([
    ['gil@example.com', 'g***@example.com'],
    ['g@example.com', '***@example.com'],
    ['길동@example.com', '길***@example.com'],
    ['"a@b"@example.com', '"***@example.com'],
  ])('%s → %s', (address, masked) => expect(maskedEmail(address)).toBe(masked));

  it('keeps the ends of a number and the host of a webhook', () => {
    expect(maskedPhone('01012345678')).toBe('010****5678');
    expect(maskedUrl('https://hooks.example.com:8443/secret?key=1')).toBe('https://hooks.example.com:8443/***');
  });
});
