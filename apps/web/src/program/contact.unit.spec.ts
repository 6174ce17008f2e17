import { dialled, webAddress } from './contact.js';

describe('a contact', () => {
  test.each([
    ['043-852-2896', '043-852-2896'],
    [' 043 852 2896 ', '0438522896'],
    ['(043)852-2896', '043852-2896'],
    ['+82-43-852-2896', '+82-43-852-2896'],
    ['1357', null],
    ['043-852-2896, 2897', null],
    ['없음', null],
    ['043-1<script>', null],
  ])('is dialled where it is one number: %s', (phone, number) => {
    expect(dialled(phone)).toBe(number);
  });

  test.each([
    ['https://example.org/a?b=c', 'https://example.org/a?b=c'],
    ['http://example.org', 'http://example.org/'],
    ['javascript:alert(1)', null],
    [' JavaScript:alert(1)', null],
    ['data:text/html,x', null],
    ['/relative', null],
    ['공고문 참조', null],
    [undefined, null],
  ])('is followed only where it leads to the web: %s', (url, href) => {
    expect(webAddress(url)).toBe(href);
  });
});
