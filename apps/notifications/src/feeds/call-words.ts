import type { Call, Closing, PublishedProgram } from '#contracts';
import { isDay, writeSeoul, writeWon, type Lang } from '#korea';
import { plainLine } from './plain-text.js';

/** A line of a feed: what it is, and what it says. */
export interface Fact {
  readonly label: string;
  readonly text: string;
}

/** The programme's title, with the call's where that says more. */
export function titleOf(program: { readonly title: string }, call: { readonly title: string }): string {
  const [title, callTitle] = [plainLine(program.title), plainLine(call.title)];
  if (title.includes(callTitle)) return title;
  return callTitle.includes(title) ? callTitle : `${title} · ${callTitle}`;
}

/** What, from when until when, how much and where. Dates alone and no days left: a feed is read from caches. */
export function factsOf(program: PublishedProgram, call: Call, lang: Lang): readonly Fact[] {
  const said = words[lang];
  const { host, budget, supports } = program;
  return [
    { label: said.applications, text: period(call, lang) },
    { label: said.closing, text: said.manner[call.closing] ?? '' },
    {
      label: said.supports,
      text: supports
        .slice(0, 3)
        .map(({ title }) => plainLine(title))
        .join(', '),
    },
    { label: said.budget, text: budget === undefined ? '' : writeWon(budget.amount, lang) },
    { label: said.apply, text: call.url ?? said.applyToHost },
    { label: said.host, text: plainLine([host.organization, host.department, host.phone].filter((part) => part !== undefined).join(' ')) },
  ].filter(({ text }) => text !== '');
}

/** A day, or an instant as clocks in Seoul show it. */
export function writeDate(dayOrInstant: string): string {
  return isDay(dayOrInstant) ? dayOrInstant : writeSeoul(dayOrInstant).slice(0, 16).replace('T', ' ');
}

function period({ noticedOn, opensAt, closesAt }: Call, lang: Lang): string {
  const dates = [opensAt ?? noticedOn, closesAt].map((date) => (date === undefined ? '' : writeDate(date)));
  if (dates.every((date) => date === '')) return '';
  return `${dates.join(' ~ ').trim()}${dates.some((date) => date.includes(':')) ? words[lang].zone : ''}`;
}

/** What feeds say beside what the programmes do. */
export const words = {
  ko: {
    author: '이음',
    forCompany: (name: string) => `${name}에 맞는 지원사업`,
    forSearch: (asked: string) => (asked === '' ? '접수 중이거나 예정된 지원사업' : `지원사업 검색: ${asked}`),
    deadline: (title: string) => `[마감] ${title}`,
    withdrawn: '이 공고는 철회되었습니다.',
    applications: '접수',
    closing: '마감 방식',
    supports: '지원 내용',
    budget: '사업 예산',
    apply: '신청 방법',
    applyToHost: '공고문에서 확인하거나 담당 기관에 문의하세요.',
    host: '담당 기관',
    page: '자세히 보기',
    /** Nobody in Korea asks. */
    zone: '',
    manner: {
      'until-exhausted': '예산이 소진되면 마감일 전에 끝납니다.',
      rolling: '상시 접수합니다.',
    } as Partial<Record<Closing, string>>,
  },
  en: {
    author: 'Ieum',
    forCompany: (name: string) => `Support programmes that fit ${name}`,
    forSearch: (asked: string) => (asked === '' ? 'Support programmes open or to come' : `Support programmes: ${asked}`),
    deadline: (title: string) => `[Closes] ${title}`,
    withdrawn: 'This call was withdrawn.',
    applications: 'Applications',
    closing: 'How it closes',
    supports: 'What it gives',
    budget: 'Budget of the programme',
    apply: 'How to apply',
    applyToHost: 'See the notice, or ask the organisation in charge.',
    host: 'In charge',
    page: 'More',
    zone: ' (Seoul time)',
    manner: {
      'until-exhausted': 'It ends before its closing date once the budget is spent.',
      rolling: 'Applications are taken all the time.',
    } as Partial<Record<Closing, string>>,
  },
} as const;
