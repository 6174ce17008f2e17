import { isOpen } from '#eligibility';
import { MatchIndex, TopPrograms } from '#match-index';
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
    const { eligible, unknown } = index.firmRowsFor(`program-${program}`);
    times.push(clock() - from);
    all += eligible.length + unknown.length;
  }
  report(`programme → firms with rows, round ${round}, mean rows ${(all / 200).toFixed(0)}`, times);
}
const tops = new TopPrograms(index, ({ program: { supports = [], budget }, call }, at) => ({
  kinds: supports.map(({ kind }) => kind),
  budget: budget?.amount ?? null,
  call: call === null ? null : { closing: 'fixed', ...(call.closesAt !== undefined && { closesAt: call.closesAt }) },
  open: call !== null && isOpen(call, at),
  expected: null,
  running: true,
  closesAt: call?.closesAt === undefined ? null : Date.parse(call.closesAt),
}));
for (let round = 0; round < 3; round++) {
  const times: number[] = [];
  for (const profile of profiles) {
    const from = clock();
    tops.top({ profile, count: 20 });
    times.push(clock() - from);
  }
  report(`top 20, round ${round}`, times);
}
const times: number[] = [];
for (const id of Array.from({ length: 40 }, () => sample).flat()) {
  const from = clock();
  index.firms.patch(id, { employees: 1 + (times.length % 50) });
  times.push(clock() - from);
}
report('patch of employees', times);
