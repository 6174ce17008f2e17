import { type Call, judgedCall, type PublishedProgram } from '#contracts';
import { statusOf, windowOf } from '#eligibility';
import { addDays, seoulDay, seoulMoment } from '#korea';
import { closingSteps, hashOf, materialOf, type ClosingStep, type LiveCall } from '#telling';

/** The call that the programme is judged by, where it is to come or open; null where there is none, or it has closed. */
export function liveCallOf(program: PublishedProgram, now: number): LiveCall | null {
  const call = callToComeOrOpen(program, now);
  if (call === null) return null;
  return {
    id: call.id,
    ...windowOf(call),
    ...(call.closesAt !== undefined && { closesAt: call.closesAt }),
    silent: call.announce === false,
    material: hashOf(materialOf(program, call), program.telling?.material),
    steps: stepsOf(call.closesAt, now, program.telling?.closingDays),
  };
}

/** The same call as the programme gives it: quick enough to be asked of all programmes. */
export function callToComeOrOpen(program: PublishedProgram, now: number): Call | null {
  const asOf = new Date(now).toISOString();
  const { call } = judgedCall(program, asOf);
  if (call === null || statusOf(program, asOf) === 'ended') return null;
  const { opens, closes } = windowOf(call);
  return closes <= now || opens === Infinity || opens >= closes ? null : call;
}

/** The instants after `now` at which something about the programme begins to be otherwise, whoever is asked: it opens, closes, or a step begins. */
export function nextTurnOf(program: PublishedProgram, now: number): number {
  const turns = program.calls.flatMap((call) => {
    const { opens, closes } = windowOf(call);
    const { nextAt } = closingSteps(call.closesAt, now, program.telling?.closingDays);
    return [opens, closes, nextAt ?? Infinity];
  });
  return Math.min(Infinity, ...turns.filter((turn) => turn > now));
}

function stepsOf(closesAt: string | undefined, now: number, days: readonly number[] | undefined): readonly ClosingStep[] {
  if (closesAt === undefined) return [];
  const closingDay = seoulDay(closesAt);
  const since = (step: number) => seoulMoment(addDays(closingDay, -step));
  return [...closingSteps(closesAt, now, days).begun].reverse().map((step) => ({ days: step, since: since(step) }));
}
