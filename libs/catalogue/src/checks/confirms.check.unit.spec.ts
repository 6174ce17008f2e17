import { findingsOfAll } from '../../testing/small-catalogue.js';
import { checkConfirms } from './confirms.check.js';

const asking = (confirm: string, id: string) => ({ centre: { rule: { any: [{ confirm, id }] } } });

describe('questions', () => {
  it('are the same under one id, and free under another', () => {
    expect(findingsOfAll(checkConfirms)).toEqual([]);
    expect(findingsOfAll(checkConfirms, asking('나사를 만드는 기업입니까?', 'screws'))).toEqual([]);
    expect(findingsOfAll(checkConfirms, asking('못을 만드는 기업입니까?', 'nails'))).toEqual([]);
  });

  it('are not two under one id', () => {
    expect(findingsOfAll(checkConfirms, asking('못을 만드는 기업입니까?', 'screws'))).toEqual([
      '/rule/any/0: screw-testing.yaml asks something else as screws.',
    ]);
  });
});
