import type { Profile } from '#eligibility';
import { profileAddress } from '../apps/notifications/src/told/profile-address.js';
import { readProfile } from '../apps/web/src/profile/profile-query.js';

/** Two services write and read the same address and share no code for it. */
describe('the address of a profile, as links in messages carry it', () => {
  const industries = [{ code: '28202', ko: '축전지 제조업', en: 'Manufacture of batteries' }];
  const read = (query: URLSearchParams) => readProfile(query, { lastYear: 2023, industries });

  const profile: Profile = {
    stage: 'operating',
    establishedOn: '2018-03-02',
    sites: [
      { kind: 'head', area: '43130' },
      { kind: 'factory', area: '43770' },
    ],
    industries: ['28202'],
    employees: 23,
    revenues: [
      { year: 2023, amount: 4_200_000_000 },
      { year: 2022, amount: 3_900_000_000 },
    ],
    sizeClass: 'small',
    form: 'corporation',
    fields: ['secondary-battery'],
    certificates: [{ code: 'innobiz' }],
    standing: { 'tax-arrears': false, 'credit-default': true, suspended: false, sanctioned: false },
    received: [{ programId: 'battery', year: 2022 }],
    answers: { '*/has-lab': true, 'battery/all/0': false },
    interests: ['prototype', 'marketing'],
  };

  it('is read by the pages as it was written', () => {
    const query = new URLSearchParams(profileAddress(profile).toString());
    expect(read(query)).toEqual({ profile, problems: [] });
  });

  it('keeps lists that are empty, and leaves out what was not said', () => {
    const empty: Profile = { sites: [{ area: '43130' }], certificates: [], fields: [], received: [] };
    expect(read(profileAddress(empty))).toEqual({ profile: empty, problems: [] });
    expect(profileAddress({}).toString()).toBe('');
  });

  it('leaves out what the pages have no name for', () => {
    const banded: Profile = {
      employees: { min: 20, max: 49 },
      revenues: [{ year: 2023, amount: { min: 1 } }],
      assets: 5,
      keywords: ['전지'],
    };
    expect(profileAddress(banded).toString()).toBe('');
  });
});
