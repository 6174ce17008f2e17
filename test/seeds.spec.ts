import { questions } from '#contracts';
import { criteriaOf } from '#eligibility';
import { companyOf, programOf, readFirms, readPrograms } from './support/seed-files.js';

/** By id: the texts it is asked in, and the programmes that ask it. */
async function questionsAsked(): Promise<ReadonlyMap<string, { readonly texts: Set<string>; readonly programs: Set<string> }>> {
  const asked = new Map<string, { readonly texts: Set<string>; readonly programs: Set<string> }>();
  for (const { name, data } of await readPrograms()) {
    for (const { id, criterion } of criteriaOf(programOf(name, data).rule)) {
      if (!('confirm' in criterion)) continue;
      const { texts, programs } = asked.get(id) ?? { texts: new Set(), programs: new Set() };
      asked.set(id, { texts: texts.add(criterion.confirm), programs: programs.add(name) });
    }
  }
  return asked;
}

describe('the programmes of the seed', () => {
  it('pass the door, each under the name of its file', async () => {
    const programs = await readPrograms();
    expect(programs.length).toBeGreaterThanOrEqual(86);
    for (const { name, data } of programs) {
      expect(data['id']).toBe(name);
      expect(programOf(name, data).title).not.toBe('');
    }
  });

  it('ask one question under one id', async () => {
    const asked = await questionsAsked();
    expect(asked.get('outside-chungbuk-accepted')).toBeDefined();
    const differing = [...asked].filter(([, { texts }]) => texts.size > 1).map(([id, { texts }]) => ({ id, texts: [...texts] }));
    expect(differing).toEqual([]);
  });

  it('ask the shared questions in the words of the vocabulary', async () => {
    const asked = await questionsAsked();
    expect(questions.length).toBeGreaterThan(10);
    for (const { code, ko, en } of questions) {
      expect({ code, texts: [...(asked.get(code)?.texts ?? [])] }).toEqual({ code, texts: [ko] });
      expect(en).toMatch(/^[A-Z].*[?.)]$/);
    }
    expect(new Set(questions.map(({ code }) => code)).size).toBe(questions.length);
  });

  it('share every question of several programmes, but those on what one notice accepts', async () => {
    const shared = new Set(questions.map(({ code }) => code));
    const ofSeveral = [...(await questionsAsked())].filter(([, { programs }]) => programs.size > 1).map(([id]) => id);
    const ofNotices = ['outside-chungbuk-accepted', 'outside-north-accepted'];
    expect(ofSeveral.filter((id) => !shared.has(id)).sort()).toEqual(ofNotices);
    expect([...shared].filter((id) => /^outside-|-only$/.test(id))).toEqual([]);
  });

  it('give every criterion of a rule the sentence and the line it comes from', async () => {
    for (const { name, data } of await readPrograms()) {
      for (const { id, criterion } of criteriaOf(programOf(name, data).rule)) {
        expect({ name, id, sourced: criterion.quote !== undefined && criterion.lines !== undefined }).toEqual({ name, id, sourced: true });
      }
    }
  });
});

describe('the firms of the seed', () => {
  it('pass the door of a registered firm', async () => {
    const { firms } = await readFirms();
    for (const firm of firms) expect(companyOf(firm).name).toContain('가상');
  });

  it('have ids and numbers of their own, and only a pre-startup has no number', async () => {
    const { firms } = await readFirms();
    expect(new Set(firms.map(({ id }) => id)).size).toBe(firms.length);
    for (const { id } of firms) expect(id).toMatch(/^demo-[a-z0-9-]+$/);
    const companies = firms.map(companyOf);
    const numbers = companies.flatMap(({ businessNumber }) => (businessNumber === undefined ? [] : [businessNumber]));
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const { stage, businessNumber } of companies) expect(businessNumber === undefined).toBe(stage === 'pre-startup');
  });

  it('say in the file and one by one that they are invented', async () => {
    const { note, firms } = await readFirms();
    expect(note).toContain('지어낸');
    for (const firm of firms) expect(firm.note).toMatch(/^가상의 .*니다\.$/);
  });

  it('stand in every county of 충북, in each 구 of 청주, and outside', async () => {
    const { firms } = await readFirms();
    const areas = new Set(firms.flatMap((firm) => companyOf(firm).sites ?? []).map(({ area }) => area));
    const ofChungbuk = ['43110', '43111', '43112', '43113', '43114', '43130', '43150', '43720', '43730', '43740', '43745', '43750'];
    for (const area of [...ofChungbuk, '43760', '43770', '43800', '43']) expect(areas).toContain(area);
    expect([...areas].some((area) => !area.startsWith('43'))).toBe(true);
  });
});
