import type { Lang } from '#korea';
import {
  escape,
  ICalAlarmType,
  ICalCalendar,
  ICalCalendarMethod,
  type ICalEventData,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { factsOf, titleOf, words } from './call-words.js';
import type { CancelledCall } from './cancelled-calls.service.js';
import { type Deadline, deadlineOf } from './deadline.js';
import type { FeedNames, FeedSource } from './feed-source.js';
import type { FittingCall } from './fitting-calls.service.js';
import { plainLine } from './plain-text.js';

const daySeconds = 86_400;
const alarmDays = [3, 1];
/** An alarm for a day without a time rings in the morning; at its midnight it would wake someone. */
const alarmHour = 9;
const refreshSeconds = 6 * 3600;

export interface CalendarContent {
  readonly source: FeedSource;
  readonly names: FeedNames;
  /** Each with a closing date. */
  readonly calls: readonly FittingCall[];
  readonly cancelled: readonly CancelledCall[];
  readonly lang: Lang;
}

/** A calendar (RFC 5545) with an event for the closing of each call, times in UTC. */
export function writeCalendar({ source, names, calls, cancelled, lang }: CalendarContent): string {
  const calendar = new ICalCalendar({
    // The library folds the name but does not escape it.
    name: escape(plainLine(source.title), false),
    prodId: { company: 'Ieum', product: 'deadlines', language: lang.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: refreshSeconds,
  });
  for (const call of calls) calendar.createEvent(eventOf(call, names, lang));
  for (const call of cancelled) calendar.createEvent(cancelledEvent(call, names, lang));
  return `${calendar.toString()}\r\n`;
}

function eventOf({ program, call, changedAt, sequence }: FittingCall, names: FeedNames, lang: Lang): ICalEventData {
  const deadline = deadlineOf(call.closesAt ?? '');
  const summary = words[lang].deadline(titleOf(program, call));
  const page = names.programPage(program.id);
  const facts = factsOf(program, call, lang).map(({ label, text }) => `${label}: ${text}`);
  return {
    ...timesOf(deadline, changedAt),
    id: names.event(program.id, call.id),
    sequence,
    status: ICalEventStatus.CONFIRMED,
    transparency: ICalEventTransparency.TRANSPARENT,
    summary,
    description: [...facts, `${words[lang].page}: ${page}`].join('\n'),
    url: page,
    alarms: alarmDays.map((days) => ({
      type: ICalAlarmType.display,
      triggerBefore: days * daySeconds - ('day' in deadline ? alarmHour * 3600 : 0),
      description: summary,
    })),
  };
}

function cancelledEvent(call: CancelledCall, names: FeedNames, lang: Lang): ICalEventData {
  return {
    ...timesOf(deadlineOf(call.closesAt), Date.parse(call.goneAt)),
    id: names.event(call.programId, call.callId),
    sequence: call.sequence,
    status: ICalEventStatus.CANCELLED,
    transparency: ICalEventTransparency.TRANSPARENT,
    summary: words[lang].deadline(titleOf({ title: call.programTitle }, call)),
    description: words[lang].withdrawn,
    url: names.programPage(call.programId),
  };
}

function timesOf(deadline: Deadline, changedAt: number): Pick<ICalEventData, 'start' | 'allDay' | 'stamp' | 'lastModified'> {
  const changed = { stamp: new Date(changedAt), lastModified: new Date(changedAt) };
  if ('day' in deadline) return { ...changed, start: new Date(`${deadline.day}T00:00:00Z`), allDay: true };
  return { ...changed, start: new Date(deadline.at) };
}
