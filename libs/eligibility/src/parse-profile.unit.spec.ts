import { parseProfile, type ProfileOptions } from './index.js';

function refusedAt(profile: unknown, options?: ProfileOptions): readonly string[] {
  const parsed = parseProfile(profile, options);
  return parsed.ok ? [] : parsed.errors.map(({ path }) => path);
}

const full = {
  stage: 'operating',
  establishedOn: '2018-03-02',
  sites: [{ kind: 'head', area: '43130' }, { area: '43770' }],
  industries: ['28202', '29162', 'C'],
  employees: 23.5,
  revenues: [
    { year: 2023, amount: 4_200_000_000 },
    { year: 2022, amount: { min: 1, max: 2 } },
  ],
  assets: 9_000_000_000,
  sizeClass: 'small',
  form: 'corporation',
  fields: ['secondary-battery'],
  certificates: [{ code: 'innobiz', issuedOn: '2023-05-02', validUntil: '2026-05-01' }, { code: 'iso' }],
  standing: { 'tax-arrears': false, suspended: true },
  received: [{ programId: 'nobody checks this', year: 2022 }],
  answers: { 'p-1/fits': true, '*/fits': false, fits: true },
  interests: ['prototype'],
  keywords: ['배터리 모듈'],
};

test('everything at once, and nothing at all', () => {
  expect(parseProfile(full)).toEqual({ ok: true, value: full });
  expect(parseProfile({})).toEqual({ ok: true, value: {} });
});

test.each<[unknown]>([
  [
    {
      sites: [],
      industries: [],
      revenues: [],
      fields: [],
      certificates: [],
      received: [],
      answers: {},
      standing: {},
      interests: [],
      keywords: [],
    },
  ],
  [{ establishedOn: '2099-01-01' }],
  [{ employees: 0 }],
  [{ employees: { min: 0.5 } }],
  [{ employees: { min: 5, max: 5 } }],
  [{ revenues: [{ year: 2023, amount: { max: 0 } }] }],
  [{ industries: ['C', 'C'] }],
  [{ certificates: [{ code: 'iso' }, { code: 'iso', issuedOn: '2024-01-01', validUntil: '2024-01-01' }] }],
  [{ stage: undefined, sites: undefined }],
])('accepted: %j', (profile) => {
  expect(refusedAt(profile)).toEqual([]);
});

test.each<[unknown, string[]]>([
  [null, ['']],
  [undefined, ['']],
  [[], ['']],
  ['profile', ['']],
  [{ name: '이음' }, ['/name']],
  [JSON.parse('{"__proto__":{}}'), ['/__proto__']],
  [{ constructor: {} }, ['/constructor']],
  [{ 'a/b': 1 }, ['/a~1b']],
  // codes
  [{ stage: 'running' }, ['/stage']],
  [{ stage: null }, ['/stage']],
  [{ sizeClass: 'big' }, ['/sizeClass']],
  [{ form: 'company' }, ['/form']],
  [{ fields: ['robot', 'robots'] }, ['/fields/1']],
  [{ industries: ['28', '4'] }, ['/industries/1']],
  [{ industries: [28] }, ['/industries/0']],
  [{ sites: [{ area: '43130' }, { area: '99' }] }, ['/sites/1/area']],
  [{ sites: [{ area: '43130', kind: 'office' }] }, ['/sites/0/kind']],
  [{ certificates: [{ code: 'iso9001' }] }, ['/certificates/0/code']],
  [{ standing: { 'tax-arrears': false, bankrupt: false } }, ['/standing/bankrupt']],
  // types
  [{ establishedOn: 20180302 }, ['/establishedOn']],
  [{ sites: {} }, ['/sites']],
  [{ sites: [null] }, ['/sites/0']],
  [{ sites: [{}] }, ['/sites/0']],
  [{ sites: [{ area: '43130', code: '1' }] }, ['/sites/0/code']],
  [{ employees: '23' }, ['/employees']],
  [{ employees: null }, ['/employees']],
  [{ employees: [20, 49] }, ['/employees']],
  [{ employees: Infinity }, ['/employees']],
  [{ employees: NaN }, ['/employees']],
  [{ revenues: [{ year: 2023 }] }, ['/revenues/0']],
  [{ revenues: [{ amount: 1 }] }, ['/revenues/0']],
  [{ revenues: [{ year: '2023', amount: 1 }] }, ['/revenues/0/year']],
  [{ revenues: [{ year: 2023.5, amount: 1 }] }, ['/revenues/0/year']],
  [{ assets: { min: 1 } }, ['/assets']],
  [{ standing: [] }, ['/standing']],
  [{ standing: { suspended: 'no' } }, ['/standing/suspended']],
  [{ standing: { suspended: null } }, ['/standing/suspended']],
  [{ received: [{ programId: 'p-1' }] }, ['/received/0']],
  [{ received: [{ programId: 7, year: 2023 }] }, ['/received/0/programId']],
  [{ received: ['p-1'] }, ['/received/0']],
  [{ answers: ['yes'] }, ['/answers']],
  [{ answers: { 'p-1/fits': 'yes' } }, ['/answers/p-1~1fits']],
  [{ answers: { '*/fits': null } }, ['/answers/*~1fits']],
  [{ interests: ['prototype', 3] }, ['/interests/1']],
  [{ keywords: 'battery' }, ['/keywords']],
  // dates
  [{ establishedOn: '2023-02-29' }, ['/establishedOn']],
  [{ establishedOn: '2018-03' }, ['/establishedOn']],
  [{ establishedOn: '2018-03-02T00:00:00+09:00' }, ['/establishedOn']],
  [{ certificates: [{ code: 'iso', issuedOn: '2023-13-01' }] }, ['/certificates/0/issuedOn']],
  [{ certificates: [{ code: 'iso', validUntil: '' }] }, ['/certificates/0/validUntil']],
  [{ certificates: [{ code: 'iso', issuedOn: '2024-05-02', validUntil: '2024-05-01' }] }, ['/certificates/0/validUntil']],
  // numbers
  [{ employees: -1 }, ['/employees']],
  [{ employees: {} }, ['/employees']],
  [{ employees: { min: -1 } }, ['/employees/min']],
  [{ employees: { min: 6, max: 5 } }, ['/employees']],
  [{ employees: { from: 5 } }, ['/employees/from']],
  [{ employees: { min: null, max: 5 } }, ['/employees/min']],
  [{ assets: -1 }, ['/assets']],
  [{ assets: 0.5 }, ['/assets']],
  [{ revenues: [{ year: 2023, amount: 0.5 }] }, ['/revenues/0/amount']],
  [{ revenues: [{ year: 2023, amount: -1 }] }, ['/revenues/0/amount']],
  [{ revenues: [{ year: 2023, amount: { min: 1, max: 2.5 } }] }, ['/revenues/0/amount/max']],
  [{ revenues: [{ year: 2023, amount: { min: 2, max: 1 } }] }, ['/revenues/0/amount']],
  [{ revenues: [{ year: 2023, amount: {} }] }, ['/revenues/0/amount']],
  [{ revenues: [{ year: -1, amount: 1 }] }, ['/revenues/0/year']],
  [
    {
      revenues: [
        { year: 2023, amount: 1 },
        { year: 2023, amount: 1 },
      ],
    },
    ['/revenues/1/year'],
  ],
  [{ received: [{ programId: 'p-1', year: -2023 }] }, ['/received/0/year']],
  // length
  [{ keywords: Array.from({ length: 2001 }, () => 'x') }, ['/keywords']],
])('refused: %#', (profile, paths) => {
  expect(refusedAt(profile)).toEqual(paths);
});

test('what the caller reads itself is passed over and left out, whatever it holds', () => {
  const options = { ignore: ['id', 'name'] };
  expect(parseProfile({ id: 7, name: null, assets: 1 }, options)).toEqual({ ok: true, value: { assets: 1 } });
  expect(refusedAt({ id: 7, title: 'x' }, options)).toEqual(['/title']);
});

test('interests are a closed list where the caller has one', () => {
  expect(refusedAt({ interests: ['anything'] })).toEqual([]);
  expect(refusedAt({ interests: ['prototype', 'anything'] }, { interests: ['prototype'] })).toEqual(['/interests/1']);
});

test('everything that is wrong is named, in the language asked for', () => {
  const parsed = parseProfile({ employees: -1, assets: 0.5, nickname: '' }, { lang: 'en' });
  expect(parsed).toEqual({
    ok: false,
    errors: [
      { path: '/nickname', message: 'Unknown key: nickname' },
      { path: '/employees', message: 'This cannot be below 0.' },
      { path: '/assets', message: 'This must be a whole number.' },
    ],
  });
});
