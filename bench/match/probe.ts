import { MatchIndex } from '#match-index';
import { asOf, firmId, makeFirms, makePrograms } from './workload.js';

const [firmCount, programCount] = [Number(process.argv[2] ?? 100_000), Number(process.argv[3] ?? 20_000)];
const kernel = process.argv[4] === 'plain' ? 'plain' : 'wasm';
const index = new MatchIndex({ asOf, kernel });
const clock = () => performance.now();

let start = clock();
for (const program of makePrograms(programCount, 7)) index.putProgram(program);
console.log(`programmes ${programCount}: ${(clock() - start).toFixed(0)} ms, ${(index.programs.memory / programCount).toFixed(0)} B each`);
start = clock();
let number = 0;
const sample: string[] = [];
for (const profile of makeFirms(firmCount, 11)) {
  if (number % Math.ceil(firmCount / 500) === 0) sample.push(firmId(number));
  index.putFirm(firmId(number++), profile);
}
const memory = index.firms.memory;
console.log(
  `firms ${firmCount}: ${(clock() - start).toFixed(0)} ms; bytes a firm`,
  Object.fromEntries(Object.entries(memory).map(([key, value]) => [key, +(value / firmCount).toFixed(1)])),
);

function report(name: string, times: number[]): void {
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)]!;
  console.log(`${name}: median ${(at(0.5) * 1000).toFixed(1)} us, p95 ${(at(0.95) * 1000).toFixed(1)} us`);
}

const profiles = sample.map((id) => index.firms.profileOf(index.firms.rowOf(id)!));
let sums = [0, 0];
for (let round = 0; round < 4; round++) {
  const times: number[] = [];
  const bitTimes: number[] = [];
  sums = [0, 0];
  for (const profile of profiles) {
    const from = clock();
    const found = index.programsFor(profile);
    const middle = clock();
    sums[0]! += found.slots('eligible').length;
    sums[1]! += found.slots('unknown').length;
    times.push(clock() - from);
    bitTimes.push(middle - from);
  }
  report(`firm → programmes, bits only, round ${round}`, bitTimes);
  report(`firm → programmes, round ${round}`, times);
}
console.log(`eligible ${(sums[0]! / profiles.length).toFixed(0)}, unknown ${(sums[1]! / profiles.length).toFixed(0)}`);
for (let round = 0; round < 3; round++) {
  const times: number[] = [];
  let all = 0;
  for (let program = 0; program < 200; program++) {
    const from = clock();
    let n = 0;
    index.firmsFor(
      `program-${program}`,
      asOf,
      ({ segment, eligible, length }) => (n += index.firms.arena.kernel.count(eligible, length) + segment.number * 0),
    );
    all += n;
    times.push(clock() - from);
  }
  report(`programme → firms (counts), round ${round}, mean eligible ${(all / 200).toFixed(0)}`, times);
}
const times: number[] = [];
for (const id of [...sample, ...sample, ...sample]) {
  const from = clock();
  index.firms.patch(id, { employees: 1 + (times.length % 50) });
  times.push(clock() - from);
}
report('patch of employees', times);
