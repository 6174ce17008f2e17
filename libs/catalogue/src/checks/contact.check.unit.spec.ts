import { findingsOf } from '../../testing/small-catalogue.js';
import { checkContact } from './contact.check.js';

const of = (host: object, change: object = {}) =>
  findingsOf(checkContact, { ...change, testing: { host: { organization: '가온원', ...host } } });

describe('department and phone', () => {
  it('are those of the contact row', () => {
    expect(findingsOf(checkContact)).toEqual([]);
  });

  it('may complete a number that lacks its area code', () => {
    expect(findingsOf(checkContact, { lines: { 41: '팀명	시험부	담당자	○○○ 책임 ☎222-3333' } })).toEqual([]);
  });

  it.each([
    [{ department: '시험팀', phone: '011-222-3333' }, ['/host/department: Line 41 names 시험부.']],
    [{ department: '시험부', phone: '011-222-3334' }, ['/host/phone: Line 41 names 0112223333.']],
    [{ department: '시험부' }, ['/host/phone: Line 41 names 0112223333.']],
    [{ phone: '011-222-3333' }, ['/host/department: Line 41 names 시험부.']],
  ])('are not %j', (host, findings) => {
    expect(of(host)).toEqual(findings);
  });

  it('are not given where no contact row is cited', () => {
    const lines = { 41: '끝' };
    expect(findingsOf(checkContact, { lines })).toEqual([
      '/host/department: No cited line names 시험부.',
      '/host/phone: No cited line names 011-222-3333.',
    ]);
    expect(of({}, { lines })).toEqual([]);
  });
});
