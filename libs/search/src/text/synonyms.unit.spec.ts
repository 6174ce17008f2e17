import { synonymGroups } from './synonyms.data.js';
import { namesIn } from './synonyms.js';
import { compact, runsOf } from './text-runs.js';

const names = (text: string) =>
  namesIn(runsOf(text)).map(({ runs, synonyms }) => [runs.map((run) => run.text).join(' '), synonyms.length > 0]);

describe('the synonyms', () => {
  it('have two names or more in a group, and no name twice', () => {
    expect(synonymGroups.filter((group) => group.length < 2)).toEqual([]);
    const all = synonymGroups.flat().map(compact);
    expect(all.filter((name, at) => name === '' || all.indexOf(name) !== at)).toEqual([]);
  });

  it.each([
    [
      '배터리 모듈',
      [
        ['배터리', true],
        ['모듈', false],
      ],
    ],
    ['배터리를', [['배터리를', true]]],
    ['배터', [['배터', false]]],
    [
      '해외 진출 지원',
      [
        ['해외 진출', true],
        ['지원', false],
      ],
    ],
    [
      '해외 전시회',
      [
        ['해외', false],
        ['전시회', true],
      ],
    ],
    ['해외진출로', [['해외진출로', true]]],
    ['해외 진출에서', [['해외 진출에서', true]]],
    ['2차전지', [['2 차전지', true]]],
    [
      'AI반도체',
      [
        ['ai', true],
        ['반도체', true],
      ],
    ],
    ['', []],
  ])('are of the names in "%s", the longest first', (text, expected) => expect(names(text)).toEqual(expected));

  it('are the other names of the group, and the name itself where it may be written otherwise', () => {
    expect(namesIn(runsOf('해외진출')).map(({ synonyms }) => synonyms)).toEqual([['수출', '해외 진출', '해외 판로']]);
    expect(namesIn(runsOf('r&d')).map(({ synonyms }) => synonyms)).toEqual([['연구개발', '기술개발']]);
  });
});
