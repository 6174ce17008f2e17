import type { InboxItem, Mail, ToldAnswer, ToldCounts } from '../alerts/staff/staff-api.types.js';

const none: ToldCounts = { planned: 0, sending: 0, sent: 0, failed: 0, suppressed: 0, opened: 0 };

/** 1,240 sent of which 310 were opened, two failures, nine that were given up. */
export const sampleTold: ToldAnswer = {
  ...none,
  planned: 3,
  sent: 1240,
  failed: 2,
  suppressed: 9,
  opened: 310,
  baseline: 57,
  byKind: {
    'match.new': { ...none, sent: 1200, failed: 2, suppressed: 4, opened: 300 },
    'call.closing': { ...none, planned: 3, sent: 40, suppressed: 5, opened: 10 },
    'later.kind': none,
  },
  byChannel: {
    email: { ...none, sent: 1000, failed: 2, suppressed: 9, opened: 250 },
    inbox: { ...none, planned: 3, sent: 240, opened: 60 },
  },
  suppressedFor: { stopped: 2, 'told-with': 7 },
  delay: { medianSeconds: 42.4, p95Seconds: 11_100 },
  failures: [
    { entry: 'e-1', recipient: 'email.abc', reason: '550 5.1.1 <script>alert(1)</script> 그런 사용자가 없습니다' },
    { entry: 'e-2', recipient: 'email.def', reason: '' },
  ],
};

export const sampleInbox: readonly InboxItem[] = [
  {
    id: 'i-2',
    type: 'call.changed',
    at: '2024-03-04T00:30:00.000Z',
    programId: 'kes-exhibition',
    callId: '2024-1',
    programTitle: 'KES 전시회 참가 지원',
    callTitle: '2024년 KES 참가기업 모집 공고',
    closesAt: '2024-03-20',
    changes: [
      { field: 'closesAt', from: '2024-03-18', to: '2024-03-20' },
      { field: 'amount', from: 250_000_000, to: null },
      { field: 'closing', from: 'fixed', to: 'until-exhausted' },
    ],
    read: true,
  },
  {
    id: 'i-1',
    type: 'call.withdrawn',
    at: '2024-03-03T23:59:00.000Z',
    programId: 'gone',
    callId: 'old',
    programTitle: null,
    callTitle: null,
    read: false,
  },
];

export const sampleMails: readonly Mail[] = [
  {
    id: 'confirm-1',
    subject: '[이음] 알림 신청을 확인해 주세요',
    from: '이음 <noreply@localhost>',
    to: 'gil@example.com',
    date: '2026-11-25T01:02:03.000Z',
    text: '알림 신청을 확인해 주세요\n\n신청 확인하기: http://localhost:3000/alerts/confirm?id=s-1&token=confirm-s-1\n',
    html:
      '<!doctype html><html lang="ko"><head><title>확인</title><style>p{color:rgb(1, 2, 3)}</style></head>' +
      '<body><p style="font-size:20px">알림 신청을 확인해 주세요</p><a href="/alerts/confirm?id=s-1&amp;token=confirm-s-1">신청 확인하기</a>' +
      '<script>parent.document.title = "broken out"; document.body.textContent = "run"</script></body></html>',
    headers: [
      { name: 'Message-ID', value: '<confirm-1@localhost>' },
      { name: 'Subject', value: '=?UTF-8?B?…?=' },
    ],
  },
  { id: 'm-2', subject: '', from: 'x', to: 'other@example.com', date: null, text: '<b>글</b>', html: null, headers: [] },
];
