import { findingsOfAll } from '../../testing/small-catalogue.js';
import { checkPersons } from './persons.check.js';

describe('persons', () => {
  it('are named nowhere', () => {
    expect(findingsOfAll(checkPersons)).toEqual([]);
    const several = '부서명	시험부	담당자	(시험) ○○○ 선임 ☎011)222-3333 (상담) ○○○ 사원 ☎222-3334';
    expect(findingsOfAll(checkPersons, { lines: { 41: several } })).toEqual([]);
  });

  it.each([
    [41, '부서명	시험부	담당자	가나다 책임 ☎011)222-3333'],
    [41, '부서명	시험부	담당자	○○○ 책임 ☎011)222-3333, 가나다'],
    [33, '- 문의 : 가나다 팀장'],
  ])('are noticed in line %i of the document: %s', (number, line) => {
    expect(findingsOfAll(checkPersons, { lines: { [number]: line } })).toEqual([`line ${number}: A person may be named here.`]);
  });

  it('are noticed in an entry and in the list of what is none', () => {
    expect(findingsOfAll(checkPersons, { testing: { remarks: [{ kind: 'note', text: '담당은 가나다 센터장, 자세히' }] } })).toEqual([
      '/remarks/0/text: A person may be named here.',
    ]);
    expect(findingsOfAll(checkPersons, { testing: { host: { organization: '가나다 책임' } } })).toEqual([
      '/host/organization: A person may be named here.',
    ]);
    expect(findingsOfAll(checkPersons, { noProgrammes: [{ lines: [26, 26], reason: '가나다 부장' }] })).toEqual([
      '/0/reason: A person may be named here.',
    ]);
  });
});
