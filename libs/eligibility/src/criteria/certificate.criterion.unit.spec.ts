import { outcome, refusedAt, words } from '../../testing/outcome.js';
import type { CertificateTest, HeldCertificate } from '../index.js';

const innobiz = { code: 'innobiz' };
const venture = { code: 'venture' };

test.each<[string, CertificateTest, HeldCertificate[] | undefined, string]>([
  ['any: one of them', { any: ['innobiz', 'venture'] }, [venture], 'met'],
  ['any: another one', { any: ['innobiz'] }, [venture], 'unmet'],
  ['any: none held', { any: ['innobiz'] }, [], 'unmet'],
  ['any: not given', { any: ['innobiz'] }, undefined, 'unknown'],
  ['all: both', { all: ['innobiz', 'venture'] }, [venture, innobiz], 'met'],
  ['all: one of them', { all: ['innobiz', 'venture'] }, [venture], 'unmet'],
  ['all: not given', { all: ['innobiz'] }, undefined, 'unknown'],
  ['none: none held', { none: ['innobiz'] }, [], 'met'],
  ['none: another one', { none: ['innobiz'] }, [venture], 'met'],
  ['none: one of them', { none: ['innobiz', 'venture'] }, [venture], 'unmet'],
  ['none: not given', { none: ['innobiz'] }, undefined, 'unknown'],
  // the reference date is 2024-05-10
  ['valid to the day', { any: ['innobiz'] }, [{ ...innobiz, validUntil: '2024-05-10' }], 'met'],
  ['expired the day before', { any: ['innobiz'] }, [{ ...innobiz, validUntil: '2024-05-09' }], 'unmet'],
  ['issued on the day', { any: ['innobiz'] }, [{ ...innobiz, issuedOn: '2024-05-10' }], 'met'],
  ['issued the day after', { any: ['innobiz'] }, [{ ...innobiz, issuedOn: '2024-05-11' }], 'unmet'],
  [
    'held twice, once validly',
    { any: ['innobiz'] },
    [
      { ...innobiz, validUntil: '2023-05-09' },
      { ...innobiz, issuedOn: '2023-05-10', validUntil: '2026-05-09' },
    ],
    'met',
  ],
  ['all: one expired', { all: ['innobiz', 'venture'] }, [innobiz, { ...venture, validUntil: '2024-01-01' }], 'unmet'],
  ['none: the one held has expired', { none: ['innobiz'] }, [{ ...innobiz, validUntil: '2024-05-09' }], 'met'],
])('%s', (_, certificate, certificates, expected) => {
  expect(outcome({ certificate }, certificates === undefined ? {} : { certificates })).toBe(expected);
});

test('in words', () => {
  const held = { certificates: [{ ...innobiz, validUntil: '2024-05-09' }, { code: 'iso' }] };
  expect(words({ certificate: { any: ['innobiz', 'venture'] } }, held)).toEqual([
    '인증: 이노비즈, 벤처기업 가운데 하나 이상 보유',
    '이노비즈 2024-05-09 만료 (기준일 2024-05-10)',
  ]);
  expect(words({ certificate: { all: ['innobiz', 'venture'] } }, { certificates: [venture] })).toEqual([
    '인증: 이노비즈, 벤처기업 모두 보유',
    '벤처기업 보유',
  ]);
  expect(words({ certificate: { none: ['venture'] } }, { certificates: [{ ...venture, issuedOn: '2024-06-01' }] }, 'en')).toEqual([
    'Certificate: none of Venture business',
    'Venture business issued on 2024-06-01 (reference date 2024-05-10)',
  ]);
  expect(words({ certificate: { any: ['venture'] } }, { certificates: [innobiz] })[1]).toBe('보유하지 않음');
});

test.each<[unknown, string]>([
  [{}, '/certificate'],
  [{ any: ['innobiz'], none: ['venture'] }, '/certificate'],
  [{ any: [] }, '/certificate/any'],
  [{ any: ['inno-biz'] }, '/certificate/any/0'],
  [{ any: 'innobiz' }, '/certificate/any'],
  [{ all: ['innobiz', 3] }, '/certificate/all/1'],
  [{ any: ['innobiz'], some: ['venture'] }, '/certificate/some'],
  [{ any: ['constructor'] }, '/certificate/any/0'],
])('refused: %j', (certificate, path) => {
  expect(refusedAt({ certificate })).toEqual([path]);
});
