import { messages } from '../../i18n/messages.js';
import { writeDuration } from './duration.js';

describe('a duration', () => {
  test.each([
    [0, '0초', '0 seconds'],
    [1.2, '1초', '1 second'],
    [59.6, '1분', '1 minute'],
    [719, '12분', '12 minutes'],
    [3599, '1시간', '1 hour'],
    [11_100, '3시간 5분', '3 hours 5 minutes'],
    [90_000, '25시간', '25 hours'],
  ])('of %d seconds is %s, %s', (seconds, ko, en) => {
    expect(writeDuration(seconds, messages.ko)).toBe(ko);
    expect(writeDuration(seconds, messages.en)).toBe(en);
  });
});
