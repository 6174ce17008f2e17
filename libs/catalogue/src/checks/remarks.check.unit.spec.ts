import { findingsOf } from '../../testing/small-catalogue.js';
import { checkRemarks } from './remarks.check.js';

const of = (remark: object) =>
  findingsOf(checkRemarks, { testing: { remarks: [{ kind: 'note', text: '총사업비는 3억원이다.', lines: [[32, 32]], ...remark }] } });

describe('remarks', () => {
  it('cite lines that bear them out', () => {
    expect(findingsOf(checkRemarks)).toEqual([]);
    expect(of({})).toEqual([]);
    expect(of({ text: '2031년 3월에 공고한다.', lines: [[33, 33]] })).toEqual([]);
  });

  it.each([
    [{ kind: 'opinion' }, '/remarks/0/kind: Not one of contradiction, schedule, note: opinion'],
    [{ lines: [] }, ['/remarks/0/lines: A remark needs the lines it is about.', '/remarks/0/text: 3 does not stand at its lines.']],
    [
      {
        lines: [
          [32, 32],
          [99, 99],
        ],
      },
      '/remarks/0/lines: Nothing stands at 99.',
    ],
    [
      {
        lines: [
          [32, 32],
          [34, 34],
        ],
      },
      '/remarks/0/lines: Nothing stands at 34.',
    ],
    [{ text: '총사업비는 4억원이다.' }, '/remarks/0/text: 4 does not stand at its lines.'],
    [{ kind: 'contradiction' }, '/remarks/0/lines: A contradiction cites both places.'],
    [{ text: '센터 이야기', lines: [[23, 23]] }, '/remarks/0/lines: None of its lines is the programme’s own.'],
  ])('are not %j', (remark, findings) => {
    expect(of(remark)).toEqual([findings].flat());
  });
});
