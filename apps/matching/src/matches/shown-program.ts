import type { Call, PublishedProgram } from '#contracts';
import { isOpen, statusOf, type AsOf } from '#eligibility';
import { seoulDay } from '#korea';
import type { ShownProgram } from '#match-index';
import { closingInstant } from './closing-instant.js';
import { expectedMonth } from './match-view.js';

/** What the order of matches looks at beside the firm and the rule. */
export function shownProgram(program: PublishedProgram, call: Call | null, asOf: AsOf): ShownProgram {
  return {
    kinds: [...new Set(program.supports.map((support) => support.kind))],
    budget: program.budget?.amount ?? null,
    call,
    open: call !== null && isOpen(call, asOf),
    expected: expectedMonth(program, asOf) ?? null,
    running: statusOf(program, asOf) !== 'ended' && begun(program.period?.start, seoulDay(asOf)),
    closesAt: closingInstant(call),
  };
}

/** Whether a period `YYYY`, `YYYY-MM` or `YYYY-MM-DD` has begun; one that is not stated has. */
function begun(start: string | undefined, today: string): boolean {
  return start === undefined || start <= today.slice(0, start.length);
}
