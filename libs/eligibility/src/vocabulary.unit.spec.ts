import { certificates, fields, forms, siteKinds, sizeClasses, stages, standingFlags, testNames, tests } from './index.js';

const codes = (list: readonly { readonly code: string }[]) => list.map(({ code }) => code).join(' ');

test('the codes are the ones others rely on', () => {
  expect(codes(certificates)).toBe(
    'innobiz mainbiz venture research-institute rnd-department lab-company social pre-social women disabled sobujang root startup direct-production family-friendly export-promising green iso haccp chungbuk-promising chungbuk-star',
  );
  expect(codes(fields)).toBe(
    'automotive semiconductor secondary-battery elevator blockchain bio-health robot hydrogen ai xr software content cosmetics food-tech materials-parts defence aerospace',
  );
  expect(codes(stages)).toBe('pre-startup operating closed');
  expect(codes(forms)).toBe('corporation sole-proprietor cooperative other');
  expect(codes(standingFlags)).toBe('tax-arrears credit-default suspended sanctioned');
  expect(codes(sizeClasses)).toBe('micro small medium sme mid large');
  expect(codes(siteKinds)).toBe('head factory lab branch');
  expect(codes(tests)).toBe(testNames.join(' '));
});

test('every code has a name in both languages', () => {
  for (const term of [...certificates, ...fields, ...stages, ...forms, ...standingFlags, ...sizeClasses, ...siteKinds, ...tests]) {
    expect(term.ko.trim()).not.toBe('');
    expect(term.en).toMatch(/^[\x20-\x7E]+$/);
  }
});
