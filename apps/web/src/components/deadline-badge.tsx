import type { ProgramStatus } from '#contracts';
import { isDay, seoulDay } from '#korea';
import { type Page, usePage } from '../layout/page.js';
import { type CallTimes, type Deadline, deadlineOf } from './deadline.js';

const soonDays = 7;

export function DeadlineBadge(props: { readonly status: ProgramStatus; readonly call: CallTimes | null; readonly expected?: string }) {
  const page = usePage();
  const deadline = deadlineOf(props.status, props.call, page.today, props.expected);
  if (deadline.kind !== 'closes') return <span class={`deadline deadline--${toneOf(deadline)}`}>{wordsOf(deadline, page)}</span>;
  const { days, closesAt, orEarlier } = deadline;
  return (
    <span class={`deadline deadline--${toneOf(deadline)}`}>
      {days > 0 && (
        <strong class="deadline__count" aria-hidden="true">
          D-{days}
        </strong>
      )}
      <span class={days > 0 ? 'visually-hidden' : undefined}>{wordsOf(deadline, page)}</span>
      {days > 0 && <time datetime={closesAt}>{page.format.shortDay(seoulDay(closesAt))}</time>}
      {orEarlier && <small> {page.t.deadline.orEarlier}</small>}
    </span>
  );
}

function wordsOf(deadline: Deadline, { t, format }: Page): string {
  switch (deadline.kind) {
    case 'closes':
      if (deadline.days > 0) return t.deadline.daysLeft(deadline.days);
      return isDay(deadline.closesAt) ? t.deadline.today : t.deadline.todayUntil(format.time(deadline.closesAt));
    case 'opens':
      return t.deadline.opens(format.shortDay(deadline.on));
    case 'expected':
      return t.deadline.noticeExpected(format.period(deadline.month));
    case 'rolling':
      return t.deadline.rolling;
    case 'until-exhausted':
      return t.deadline.untilExhausted;
    case 'open-end':
      return t.deadline.openEnd;
    case 'notice-unknown':
      return t.deadline.noticeUnknown;
    case 'closed':
      return t.deadline.closed;
    case 'ended':
      return t.deadline.ended;
  }
}

function toneOf(deadline: Deadline): 'soon' | 'open' | 'later' | 'over' {
  switch (deadline.kind) {
    case 'closes':
      return deadline.days <= soonDays ? 'soon' : 'open';
    case 'rolling':
    case 'until-exhausted':
    case 'open-end':
      return 'open';
    case 'opens':
    case 'expected':
    case 'notice-unknown':
      return 'later';
    case 'closed':
    case 'ended':
      return 'over';
  }
}
