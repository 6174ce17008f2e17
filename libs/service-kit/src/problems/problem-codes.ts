import type { Text } from './text.js';

interface Definition {
  readonly status: number;
  readonly title: Text;
}

/** The closed list of what can go wrong. A code is never renamed; its usual status may be narrowed where it is thrown. */
export const problemCodes = {
  'profile-invalid': { status: 422, title: { ko: '기업 정보에 고칠 곳이 있습니다', en: 'The firm’s profile needs correcting' } },
  'rule-invalid': { status: 422, title: { ko: '지원 자격 규칙에 고칠 곳이 있습니다', en: 'The eligibility rule needs correcting' } },
  'body-invalid': { status: 422, title: { ko: '보낸 내용에 고칠 곳이 있습니다', en: 'The request’s content needs correcting' } },
  'query-invalid': { status: 400, title: { ko: '주소의 조건이 올바르지 않습니다', en: 'The query is not valid' } },
  'header-invalid': { status: 400, title: { ko: '요청 머리글이 올바르지 않습니다', en: 'A request header is not valid' } },
  'url-invalid': { status: 400, title: { ko: '주소가 올바르지 않습니다', en: 'The address is not valid' } },
  'malformed-json': { status: 400, title: { ko: 'JSON 형식이 아닙니다', en: 'The body is not JSON' } },
  'request-invalid': { status: 400, title: { ko: '요청이 올바르지 않습니다', en: 'The request is not valid' } },
  unauthorized: { status: 401, title: { ko: '인증이 필요합니다', en: 'Authentication is needed' } },
  forbidden: { status: 403, title: { ko: '권한이 없습니다', en: 'This is not allowed' } },
  'not-found': { status: 404, title: { ko: '찾을 수 없습니다', en: 'Not found' } },
  'not-for-this-firm': { status: 404, title: { ko: '이 기업에 해당하지 않는 사업입니다', en: 'Not a programme for this firm' } },
  'method-not-allowed': { status: 405, title: { ko: '이 주소에서 쓸 수 없는 방식입니다', en: 'The method is not allowed here' } },
  'not-acceptable': { status: 406, title: { ko: '원하는 형식으로 답할 수 없습니다', en: 'Not available in the wanted form' } },
  duplicate: { status: 409, title: { ko: '이미 등록되어 있습니다', en: 'Already registered' } },
  'idempotency-conflict': {
    status: 409,
    title: { ko: '같은 Idempotency-Key로 다른 요청을 이미 보냈습니다', en: 'The Idempotency-Key was used for another request' },
  },
  conflict: { status: 409, title: { ko: '지금 상태에서는 할 수 없습니다', en: 'Not possible in the present state' } },
  'version-conflict': {
    status: 412,
    title: { ko: '그사이 내용이 바뀌었거나 판 번호가 없습니다', en: 'The document has changed, or its version was not given' },
  },
  'payload-too-large': { status: 413, title: { ko: '보낸 내용이 너무 큽니다', en: 'The body is too large' } },
  'unsupported-media-type': { status: 415, title: { ko: '받을 수 없는 형식입니다', en: 'The media type is not supported' } },
  'rate-limited': { status: 429, title: { ko: '요청이 너무 많습니다', en: 'Too many requests' } },
  internal: { status: 500, title: { ko: '처리하지 못했습니다', en: 'Something went wrong' } },
  'bad-gateway': { status: 502, title: { ko: '안쪽 서비스와 연결하지 못했습니다', en: 'The service behind could not be reached' } },
  'gateway-timeout': {
    status: 504,
    title: { ko: '안쪽 서비스가 제때 답하지 않았습니다', en: 'The service behind did not answer in time' },
  },
  'not-ready': { status: 503, title: { ko: '아직 준비되지 않았습니다', en: 'Not ready yet' } },
  'not-yet-projected': { status: 503, title: { ko: '저장한 내용이 아직 반영되지 않았습니다', en: 'What was saved has not arrived yet' } },
} as const satisfies Record<string, Definition>;

export type ProblemCode = keyof typeof problemCodes;
