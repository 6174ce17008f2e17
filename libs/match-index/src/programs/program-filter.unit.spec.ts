import { MatchIndex } from '../match-index.js';
import type { IndexedProgram } from './indexed-program.js';
import { ProgramFilter } from './program-filter.js';

const asOf = '2024-03-04';
const program = (id: string, opensAt: string, closesAt: string): IndexedProgram => ({
  id,
  applicants: ['company'],
  calls: [{ id: 'call', opensAt, closesAt, closing: 'fixed' }],
});

describe('a filter by status', () => {
  const index = new MatchIndex({ asOf });
  const filter = new ProgramFilter(index.programs);
  const open = (time: string) => {
    const admitted = filter.find({ tracks: [], kinds: [], status: ['open'], areas: [], ids: null }, time)!;
    const found = index.programsFor({}, time);
    found.narrow(admitted);
    return Array.from(found.slots('eligible'), (slot) => index.programs.at(slot).program.id);
  };

  it('tells what is so now, of programmes that change and come, and at other times', () => {
    index.putProgram(program('a', '2024-03-01', '2024-03-29'));
    index.putProgram(program('b', '2024-03-11', '2024-03-29'));
    expect(open(asOf)).toEqual(['a']);
    index.putProgram(program('a', '2024-02-01', '2024-03-03'));
    expect(open(asOf)).toEqual([]);
    index.putProgram(program('b', '2024-03-04', '2024-03-29'));
    index.putProgram(program('c', '2024-03-04', '2024-03-04'));
    expect(open(asOf).sort()).toEqual(['b', 'c']);
    expect(open('2024-03-05')).toEqual(['b']);
    expect(open('2024-02-02')).toEqual(['a']);
    expect(open(asOf).sort()).toEqual(['b', 'c']);
  });
});
