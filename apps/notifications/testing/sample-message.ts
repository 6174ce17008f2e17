import type { Message, MessageLine } from '../src/channels/message.js';

/** A line as the composer gives it; the call closes five days after the message. */
export function sampleLine(given: Partial<MessageLine> = {}): MessageLine {
  return {
    key: 'entry-1',
    kind: 'match.new',
    companyId: 'chungju-cell',
    companyName: '충주셀 주식회사',
    programId: 'battery-module',
    programTitle: '이차전지 모듈 공정개선 지원',
    callId: 'battery-module-2024-1',
    callTitle: '2024년 1차 참여기업 모집 공고',
    opensAt: '2024-03-04',
    closesAt: '2024-03-18T18:00:00+09:00',
    closing: 'fixed',
    daysLeft: 5,
    amount: 250_000_000,
    why: { ko: '충주셀 주식회사에 맞는 사업', en: 'Fits 충주셀 주식회사' },
    reasons: [{ text: { ko: '충주시 소재', en: 'A site in Chungju-si' }, quote: '충주시 관내에 사업장을 둔 기업' }],
    url: 'https://ieum.example/go/entry-1',
    dismissUrl: 'https://ieum.example/alerts/dismiss/entry-1?token=dismiss-token',
    ...given,
  };
}

export function sampleMessage(given: Partial<Message> = {}): Message {
  return {
    id: 'message-1',
    language: 'ko',
    at: '2024-03-13T00:00:00.000Z',
    isDigest: false,
    lines: [sampleLine()],
    manageUrl: 'https://ieum.example/alerts/manage?recipient=email.abc&token=manage-token',
    oneClickUrl: 'https://ieum.example/api/recipients/email.abc/unsubscribe?token=stop-token',
    ...given,
  };
}

/** So many lines, each with a key and addresses of its own. */
export function sampleLines(count: number, given: Partial<MessageLine> = {}): readonly MessageLine[] {
  return Array.from({ length: count }, (_, i) =>
    sampleLine({
      key: `entry-${i + 1}`,
      programTitle: `지원사업 ${i + 1}`,
      url: `https://ieum.example/go/entry-${i + 1}`,
      dismissUrl: `https://ieum.example/alerts/dismiss/entry-${i + 1}?token=dismiss-token`,
      ...given,
    }),
  );
}
