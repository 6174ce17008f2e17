import { segment } from './segment.js';

describe('a segment of a path', () => {
  test.each(['..', '.', 'a/../b', '%2e%2e', 'a?b=c', 'a#b', '', '한글', 'email.x_y-z'])('%j stays one below its folder', (text) => {
    const { pathname, search, hash } = new URL(`/api/programs/${segment(text)}/calls`, 'http://api');
    expect(pathname.split('/')).toHaveLength(5);
    expect([pathname.startsWith('/api/programs/'), pathname.endsWith('/calls'), search, hash]).toEqual([true, true, '', '']);
  });

  test('that is plain is as it was', () => expect(segment('kes-exhibition')).toBe('kes-exhibition'));
});
