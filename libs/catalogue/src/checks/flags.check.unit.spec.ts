import { findingsOf } from '../../testing/small-catalogue.js';
import { checkFlags } from './flags.check.js';

const of = (flags: string[], lines: Record<number, string> = {}) => findingsOf(checkFlags, { lines, testing: { flags } });

describe('flags', () => {
  it('are the marks of the cited lines', () => {
    expect(of(['신규'])).toEqual([]);
    expect(of(['신규', '공모'], { 33: '- 공모 대응' })).toEqual([]);
  });

  it.each([
    [['신규', '공약'], {}, '/flags/1: No cited line says 공약.'],
    [['신규', '신규'], {}, '/flags/1: Given twice: 신규'],
    [[], {}, '/flags: Line 20 marks it 신규.'],
    [['신규'], { 28: '1. 나사 시험 지원 **공모**' }, null],
    [['신규'], { 20: "□ 나사 시험 지원사업('31)^{신규} : 2.5억원(환경부 제안)" }, '/flags: Line 20 marks it 제안.'],
    [['신규'], { 20: "- **나사 시험 지원사업('31)공약 : 2.5억원^{신규}**" }, '/flags: Line 20 marks it 공약.'],
    [['신규'], { 20: "- **나사 시험 지원사업('31)^{신규} : 2.5억원** **공모**" }, '/flags: Line 20 marks it 공모.'],
  ])('are not %j with %j', (flags, lines, finding) => {
    expect(of(flags, lines as Record<number, string>)).toEqual(finding === null ? [] : [finding]);
  });

  it('say 신규 for what the chapter on new business tells', () => {
    const lines = { 20: "□ 나사 시험 지원사업('31~'32) : 2.5억원", 26: 'V. 신규사업' };
    expect(of([], lines)).toEqual(['/flags: The chapter on new business tells it: 신규.']);
    expect(of(['신규'], lines)).toEqual([]);
  });
});
