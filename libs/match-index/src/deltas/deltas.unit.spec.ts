import fc from 'fast-check';
import { liveThroughChanges } from '../../testing/changes.js';
import { history } from '../../testing/exactness.js';
import { MatchIndex } from '../match-index.js';
import { Deltas } from './deltas.js';

describe('the pairs that an edit is told to change', () => {
  it('are exactly those that stand otherwise by the definition', () => {
    let changes = 0;
    fc.assert(
      fc.property(history, (lived) => {
        changes += liveThroughChanges(lived, 'wasm');
      }),
      { numRuns: 150 },
    );
    expect(changes).toBeGreaterThan(300);
  }, 120_000);
});

describe('a day passing', () => {
  const index = new MatchIndex({ asOf: '2024-05-09', kernel: 'wasm' });
  const deltas = new Deltas(index);
  deltas.putFirm('seven', { establishedOn: '2017-05-10', stage: 'operating' });
  deltas.putFirm('certified', { stage: 'operating', certificates: [{ code: 'innobiz', validUntil: '2024-05-10' }] });
  deltas.putProgram({ id: 'young', applicants: ['company'], rule: { age: { below: 7 } }, calls: [] });
  deltas.putProgram({ id: 'fixed', applicants: ['company'], rule: { age: { below: 7 } }, calls: [{ id: 'c', noticedOn: '2024-05-01' }] });
  deltas.putProgram({ id: 'holders', applicants: ['company'], rule: { certificate: { any: ['innobiz'] } }, calls: [] });

  it('tells the firm that turns seven, where the rule looks at today and not at a notice', () => {
    expect(deltas.advance('2024-05-10')).toEqual([{ firmId: 'seven', programId: 'young', from: 'eligible', to: 'ineligible' }]);
  });

  it('tells the certificate that was valid until yesterday', () => {
    expect(deltas.advance('2024-05-11')).toEqual([{ firmId: 'certified', programId: 'holders', from: 'eligible', to: 'ineligible' }]);
  });

  it('tells nothing on a day on which nothing turns', () => {
    expect(deltas.advance('2024-05-12')).toEqual([]);
  });
});

describe('what would change if', () => {
  it('tells the programmes and changes nothing', () => {
    const index = new MatchIndex({ asOf: '2024-05-09', kernel: 'wasm' });
    const deltas = new Deltas(index);
    deltas.putProgram({ id: 'chungju', applicants: ['company'], rule: { site: { in: ['43130'] } }, calls: [] });
    expect(deltas.whatIf({ sites: [{ kind: 'head', area: '11110' }] }, { sites: [{ kind: 'head', area: '43130' }] })).toEqual([
      { programId: 'chungju', from: 'ineligible', to: 'eligible' },
    ]);
  });
});
