import type { Lang } from '#korea';

export interface MailWords {
  readonly brand: string;
  /** In a subject, where the programme's title follows. */
  readonly newMatch: string;
  readonly several: (count: number) => string;
  readonly introduction: (count: number, isDigest: boolean) => string;
  readonly call: string;
  readonly period: string;
  readonly amount: string;
  readonly firm: string;
  readonly why: string;
  readonly reasons: string;
  readonly quoted: (quote: string) => string;
  readonly changes: string;
  readonly field: string;
  readonly before: string;
  readonly after: string;
  readonly open: string;
  readonly dismiss: string;
  readonly question: string;
  readonly answer: string;
  readonly manage: string;
  readonly howToStop: string;
  readonly sentBy: (name: string, address: string) => string;
}

export const mailWords: Readonly<Record<Lang, MailWords>> = {
  ko: {
    brand: '이음',
    newMatch: '새로 맞는 지원사업',
    several: (count) => `지원사업 알림 ${count}건`,
    introduction: (count, isDigest) => (isDigest ? `그동안의 소식 ${count}건을 모았습니다.` : `신청하신 지원사업 소식 ${count}건입니다.`),
    call: '공고',
    period: '접수 기간',
    amount: '사업 예산',
    firm: '기업',
    why: '알려 드리는 까닭',
    reasons: '맞는 근거',
    quoted: (quote) => `공고문: “${quote}”`,
    changes: '바뀐 내용',
    field: '항목',
    before: '바뀌기 전',
    after: '바뀐 뒤',
    open: '지원 여부와 근거 보기',
    dismiss: '이 사업 소식 그만 받기',
    question: '한 가지만 알려 주시면 더 정확해집니다',
    answer: '답하기',
    manage: '받는 소식 보기와 그만 받기',
    howToStop: '위 주소에서 언제든지 한 가지씩 또는 모두 그만 받으실 수 있습니다. 메일 프로그램의 ‘수신거부’를 눌러도 바로 멈춥니다.',
    sentBy: (name, address) => `신청하신 분께 ${name}(${address})에서 보내 드립니다.`,
  },
  en: {
    brand: 'Ieum',
    newMatch: 'New programme that fits',
    several: (count) => `${count} updates on support programmes`,
    introduction: (count, isDigest) => {
      const updates = count === 1 ? '1 update' : `${count} updates`;
      return isDigest ? `${updates} gathered for you.` : `${updates} on programmes that you asked to hear of.`;
    },
    call: 'Call',
    period: 'Applications',
    amount: 'Programme budget',
    firm: 'Firm',
    why: 'Why you get this',
    reasons: 'Why it fits',
    quoted: (quote) => `In the notice: “${quote}”`,
    changes: 'What changed',
    field: 'Field',
    before: 'Before',
    after: 'Now',
    open: 'See the verdict and its reasons',
    dismiss: 'Hear no more of this programme',
    question: 'One answer would make this more exact',
    answer: 'Answer',
    manage: 'See and stop what you hear of',
    howToStop:
      'At the address above you can stop any of it, or all, at any time. “Unsubscribe” in your mail program stops everything at once.',
    sentBy: (name, address) => `Sent by ${name} (${address}) because you asked for it.`,
  },
};
