import type { StatementKind } from '#telling';

/** What a template says: one statement, or that there are several. */
export type AlimtalkSubject = StatementKind | 'several';

export interface AlimtalkButton {
  readonly name: string;
  /** A web link; the scheme is fixed, as approval asks. */
  readonly url: string;
}

/** 알림톡 as it is put before the carrier for approval: 기본형, 정보성. `#{…}` is a variable. */
export interface AlimtalkTemplate {
  readonly code: string;
  readonly name: string;
  readonly content: string;
  readonly buttons: readonly AlimtalkButton[];
}

/** Characters of the content, its variables filled. */
export const mostOfContent = 1000;
export const mostOfButtonName = 14;

const buttons: readonly AlimtalkButton[] = [
  { name: '지원 여부와 근거 보기', url: 'https://#{자세히주소}' },
  { name: '알림 관리', url: 'https://#{관리주소}' },
];
const why =
  '이 메시지는 이음에서 지원사업 알림을 신청하신 분께만 발송됩니다. 알림은 아래 ‘알림 관리’에서 언제든지 그만 받으실 수 있습니다.';

function content(title: string, sentence: string, facts: readonly string[]): string {
  return [`[이음] ${title}`, sentence, facts.map((fact) => `▶ ${fact}`).join('\n'), `※ ${why}`].join('\n\n');
}

const call = ['사업명: #{사업명}', '공고: #{공고명}'];
const period = '접수 기간: #{접수기간}';
const reason = '알림 이유: #{알림이유}';

/** A code is never given another content: whatever changes needs a new approval, and so a new code. */
export const alimtalkTemplates: Readonly<Record<AlimtalkSubject, AlimtalkTemplate>> = {
  'match.new': {
    code: 'ieum-match-new-1',
    name: '새로 맞는 지원사업 안내',
    content: content('새로 맞는 지원사업 안내', '알림을 신청하신 조건에 새로 맞는 지원사업이 있어 알려 드립니다.', [
      ...call,
      period,
      reason,
    ]),
    buttons,
  },
  'call.opened': {
    code: 'ieum-call-opened-1',
    name: '접수 시작 안내',
    content: content('접수 시작 안내', '알림을 신청하신 지원사업의 접수가 시작되어 알려 드립니다.', [...call, period, reason]),
    buttons,
  },
  'call.changed': {
    code: 'ieum-call-changed-1',
    name: '공고 내용 변경 안내',
    content: content('공고 내용 변경 안내', '알림을 신청하신 지원사업의 공고 내용이 바뀌어 알려 드립니다.', [
      ...call,
      '바뀐 내용: #{바뀐내용}',
      period,
      reason,
    ]),
    buttons,
  },
  'call.closing': {
    code: 'ieum-call-closing-1',
    name: '마감 임박 안내',
    content: content('마감 임박 안내', '알림을 신청하신 지원사업의 접수 마감이 다가와 알려 드립니다.', [
      ...call,
      period,
      '남은 기간: #{남은기간}',
      reason,
    ]),
    buttons,
  },
  'call.withdrawn': {
    code: 'ieum-call-withdrawn-1',
    name: '공고 취소 안내',
    content: content('공고 취소 안내', '알림을 신청하신 지원사업의 공고가 취소되어 알려 드립니다.', [...call, reason]),
    buttons,
  },
  several: {
    code: 'ieum-several-1',
    name: '지원사업 알림 모음 안내',
    content: ['[이음] 지원사업 알림 #{건수}건', '알림을 신청하신 지원사업 소식을 모아 알려 드립니다.', '#{소식목록}', `※ ${why}`].join(
      '\n\n',
    ),
    buttons: [
      { name: '첫 소식 자세히 보기', url: 'https://#{자세히주소}' },
      { name: '알림 관리', url: 'https://#{관리주소}' },
    ],
  },
};

/** The names of the variables of a template, each once. */
export function variablesOf({ content, buttons }: AlimtalkTemplate): readonly string[] {
  const texts = [content, ...buttons.map(({ url }) => url)];
  return [...new Set(texts.flatMap((text) => [...text.matchAll(/#\{([^}]+)\}/g)].map(([, name]) => name!)))];
}
