import type { SubscriptionAnswer, ToldLineAnswer } from '../alerts/alerts-api.types.js';
import type { InboxItem, Mail, ToldAnswer } from '../alerts/staff/staff-api.types.js';
import { sampleInbox, sampleMails, sampleTold } from './sample-told.js';

export interface FakeRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly authorization: string | undefined;
}

export interface FakeAnswer {
  readonly status: number;
  readonly answer: unknown;
}

export const staffKey = 'the-key-of-the-staff';
export const recipient = 'email.Ab_-1';
/** What the link in the mail of one subscription lets one do, and those of the address. */
export const confirmToken = (id: string) => `confirm-${id}`;
export const manageToken = 'manage-token';

/** The fixed shapes of alerts: one address, its subscriptions, what it was told, and what staff see. */
export class FakeAlerts {
  readonly subscriptions = new Map<string, SubscriptionAnswer>();
  told: ToldAnswer = sampleTold;
  line: ToldLineAnswer = { kind: 'match.new', programId: 'kes-exhibition', recipient };
  mails: readonly Mail[] | null = sampleMails;
  inbox: readonly InboxItem[] = sampleInbox;
  resent = 0;

  /** null for what is none of its routes. */
  answer(request: FakeRequest): FakeAnswer | null {
    const { method, path } = request;
    const [, id = '', action] = /^\/api\/subscriptions\/([^/]+)(\/confirm)?$/.exec(path) ?? [];
    if (method === 'POST' && path === '/api/subscriptions') return this.subscribe(request);
    if (id !== '') return action ? this.confirm(id, request) : this.subscription(id, request);
    if (path === `/api/recipients/${recipient}/subscriptions`) return ifManager(request, () => list([...this.subscriptions.values()]));
    if (path === '/api/told/entry-1') return ifManager(request, () => ok(this.line));
    if (path === '/api/told/entry-1/dismiss') return ifManager(request, () => this.dismiss(request));
    return this.answerStaff(request);
  }

  add(subscription: Partial<SubscriptionAnswer> & { readonly id: string }): void {
    const plain = { state: 'active', kind: 'search', search: { filter: {} }, channel: { email: 'g***@example.com' } } as const;
    this.subscriptions.set(subscription.id, { ...plain, frequency: 'daily', language: 'ko', ...subscription });
  }

  private subscribe({ body }: FakeRequest): FakeAnswer {
    const { channel, consent: _consent, ...wish } = body as { channel: { email: string }; consent: unknown } & SubscriptionAnswer;
    if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(channel.email)) return refused('/channel/email', '전자우편 주소가 아닙니다.');
    const id = `s-${this.subscriptions.size + 1}`;
    const masked = channel.email.replace(/^(.).*@/, '$1***@');
    this.subscriptions.set(id, { ...wish, id, state: 'pending', channel: { email: masked } });
    return { status: 201, answer: this.subscriptions.get(id) };
  }

  private subscription(id: string, { method, query }: FakeRequest): FakeAnswer {
    const token = query.get('token');
    const found = this.subscriptions.get(id);
    const isManager = token === manageToken;
    if (!found || !(isManager || (method === 'GET' && token === confirmToken(id)))) return notFound;
    if (method !== 'DELETE') return ok(found);
    this.subscriptions.delete(id);
    return { status: 204, answer: '' };
  }

  private confirm(id: string, { method, query }: FakeRequest): FakeAnswer {
    const found = this.subscriptions.get(id);
    if (method !== 'POST' || !found || query.get('token') !== confirmToken(id)) return notFound;
    const confirmed = { ...found, state: 'active' as const };
    this.subscriptions.set(id, confirmed);
    return ok({ ...confirmed, manageUrl: `https://ieum.example/alerts/manage?recipient=${recipient}&token=${manageToken}` });
  }

  private dismiss({ body }: FakeRequest): FakeAnswer {
    const { reason, text = '' } = body as { reason: string; text?: string };
    if (text.length > 200) return refused('/text', '200자까지 쓸 수 있습니다.');
    const dismissed = { reason, at: '2024-03-04T00:00:00.000Z' };
    this.line = { ...this.line, dismissed };
    return ok({ programId: this.line.programId, ...dismissed });
  }

  private answerStaff(request: FakeRequest): FakeAnswer | null {
    const { path, query, authorization } = request;
    const [, mailId] = /^\/api\/mails(?:\/([^/]+))?$/.exec(path) ?? [];
    const told = '/api/programs/kes-exhibition/calls/2024-1/told';
    const isStaff = /^\/api\/(mails|companies\/[^/]+(\/inbox)?$|programs\/[^/]+\/calls\/)/.test(path);
    if (!isStaff) return null;
    if (authorization !== `Bearer ${staffKey}`) return problem(401, 'unauthorized', '직원 키가 필요합니다.');
    if (path === told) return ok(this.told);
    if (path === `${told}/resend`) return this.resend();
    if (path === '/api/companies/garam') return ok({ id: 'garam', name: '가람전지' });
    if (path === '/api/companies/garam/inbox') return list(this.inbox, query);
    if (!path.startsWith('/api/mails')) return notFound;
    if (this.mails === null) return problem(404, 'not-found', '메일 서버로 보내므로 남겨 둔 메일이 없습니다.');
    if (mailId === undefined) return list(this.mails, query);
    const mail = this.mails.find(({ id }) => id === mailId);
    return mail ? ok(mail) : notFound;
  }

  private resend(): FakeAnswer {
    this.resent += 1;
    const planned = this.told.failed;
    this.told = { ...this.told, failed: 0, planned: this.told.planned + planned, failures: [] };
    return ok({ planned });
  }
}

function ifManager({ query }: FakeRequest, answer: () => FakeAnswer): FakeAnswer {
  return query.get('token') === manageToken ? answer() : notFound;
}

function list(items: readonly unknown[], query = new URLSearchParams()): FakeAnswer {
  const [page, pageSize] = [Number(query.get('page') ?? 1), Number(query.get('pageSize') ?? 20)];
  return ok({ items: items.slice((page - 1) * pageSize, page * pageSize), page, pageSize, total: items.length });
}

function ok(answer: unknown): FakeAnswer {
  return { status: 200, answer };
}

const notFound = problem(404, 'not-found', '찾을 수 없습니다');

function refused(path: string, message: string): FakeAnswer {
  return { status: 422, answer: { status: 422, code: 'body-invalid', detail: message, errors: [{ path, message }] } };
}

function problem(status: number, code: string, detail: string): FakeAnswer {
  return { status, answer: { status, code, detail, errors: [] } };
}
