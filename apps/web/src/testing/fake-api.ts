import {
  flags,
  interests,
  judgedCall,
  applicants,
  questions,
  statuses,
  supportKinds,
  tracks,
  type Match,
  type ProgramSummary,
} from '#contracts';
import { certificates, fields, forms, judge, parseProfile, sees, type Profile, type Rule } from '#eligibility';
import { areas, industries, seoulDay } from '#korea';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { MatchesQuestion, ProgramAnswer } from '../api-client/api-client.types.js';
import { FakeAlerts } from './fake-alerts.js';
import { samplePrograms } from './sample-programs.js';

/** What the API was asked. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly language: string | undefined;
  readonly forwardedFor: string | undefined;
  readonly authorization: string | undefined;
  readonly idempotencyKey: string | undefined;
  readonly body: unknown;
}

export const fakeNow = '2024-03-04T09:00:00+09:00';

/**
 * A stand-in for the HTTP API at the edge of the pages: the fixed shapes, over a handful of programmes, with the verdicts of the definition itself.
 * It can be told to fail, and remembers what it was asked.
 */
export class FakeApi {
  readonly asked: Asked[] = [];
  programs: readonly ProgramAnswer[] = samplePrograms;
  alerts = new FakeAlerts();
  clock: object | null = { now: fakeNow, demo: true, help: '실제 시각을 쓰려면 IEUM_CLOCK=system' };
  /** Answers a path with this instead, until it is taken out. */
  readonly failures = new Map<string, { readonly status: number; readonly body: unknown; readonly headers?: Record<string, string> }>();
  /** Never answers these. */
  readonly silent = new Set<string>();
  private readonly server: Server = createServer((request, response) => void this.answer(request, response));

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  reset(): void {
    this.asked.length = 0;
    this.programs = samplePrograms;
    this.alerts = new FakeAlerts();
    this.clock = { now: fakeNow, demo: true, help: '실제 시각을 쓰려면 IEUM_CLOCK=system' };
    this.failures.clear();
    this.silent.clear();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://api');
    const text = await readAll(request);
    const body: unknown = text ? JSON.parse(text) : undefined;
    const { method = '' } = request;
    const { 'accept-language': language, 'x-forwarded-for': forwarded, authorization, 'idempotency-key': once } = request.headers;
    this.asked.push({
      method,
      path: request.url ?? '',
      language,
      forwardedFor: String(forwarded),
      authorization,
      idempotencyKey: once?.toString(),
      body,
    });
    if (this.silent.has(pathname)) return;
    const failure = this.failures.get(pathname);
    if (failure) return send(response, failure.status, failure.body, failure.headers);
    const alerts = this.alerts.answer({ method, path: pathname, query: searchParams, body, authorization });
    if (alerts !== null) return send(response, alerts.status, alerts.answer);
    const { status, answer } = this.route(pathname, searchParams, body, language === 'en' ? 'en' : 'ko');
    send(response, status, answer);
  }

  private route(path: string, query: URLSearchParams, body: unknown, lang: 'ko' | 'en'): { status: number; answer: unknown } {
    if (path === '/api/clock' && this.clock) return ok(this.clock);
    if (path === '/api/vocabularies') return ok(vocabularies);
    if (path === '/api/search') return ok(this.search(query));
    if (path === '/api/matches') return this.matches(body as MatchesQuestion, lang);
    if (path === '/api/verdicts') {
      const { rule, profile, call } = body as { rule: Rule; profile: Profile; call?: object };
      const parsed = parseProfile(profile, { lang });
      if (!parsed.ok) return invalid(parsed.errors);
      return ok(judge(rule, parsed.value, { asOf: seoulDay(fakeNow), call, bareAnswers: true }, lang));
    }
    const program = this.programs.find(({ id }) => path === `/api/programs/${id}`);
    if (program) return ok(program);
    return {
      status: 404,
      answer: { type: 'about:blank', title: '찾을 수 없습니다', status: 404, code: 'not-found', detail: '없습니다', errors: [] },
    };
  }

  private matches(question: MatchesQuestion, lang: 'ko' | 'en') {
    const parsed = parseProfile(question.profile, { lang });
    if (!parsed.ok) return invalid(parsed.errors);
    const all = this.programs
      .filter((program) => !question.query || program.title.includes(question.query))
      .filter(({ tracks: own }) => !question.filter?.tracks?.length || own.some((track) => question.filter?.tracks?.includes(track)))
      .flatMap((program) => matchOf(program, parsed.value, lang));
    const of = (verdict: Match['verdict']) => all.filter((match) => match.verdict === verdict);
    const admitted = [...of('eligible'), ...question.include.flatMap(of)];
    const from = (question.page - 1) * question.pageSize;
    return ok({
      items: admitted.slice(from, from + question.pageSize),
      totals: { eligible: of('eligible').length, unknown: of('unknown').length, ineligible: of('ineligible').length },
      page: question.page,
      pageSize: question.pageSize,
      total: admitted.length,
    });
  }

  private search(query: URLSearchParams) {
    const found = this.programs
      .filter((program) => program.title.includes(query.get('q') ?? ''))
      .filter(({ tracks: own }) => query.getAll('track').every((track) => own.includes(track)));
    const page = Number(query.get('page') ?? 1);
    const pageSize = Number(query.get('pageSize') ?? 20);
    const track = tracks
      .map(({ code }) => ({ code, count: found.filter((program) => program.tracks.includes(code)).length }))
      .filter(({ count }) => count > 0);
    return {
      items: found
        .slice((page - 1) * pageSize, page * pageSize)
        .map((program) => ({ ...listed(program), call: judgedCall(program, fakeNow).call })),
      facets: { track, status: [], kind: [] },
      total: found.length,
      page,
      pageSize,
    };
  }
}

function matchOf(program: ProgramAnswer, profile: Profile, lang: 'ko' | 'en'): Match[] {
  const { call, rule, ruleCovers } = judgedCall(program, fakeNow);
  const judgement = judge(rule, profile, { asOf: seoulDay(fakeNow), call, programId: program.id }, lang);
  if (!sees(profile, program.applicants, rule, judgement.verdict)) return [];
  const factors = [
    { name: 'area', weight: 0.2, value: 1, text: '우리 지역 기업을 위한 사업' },
    { name: 'amount', weight: 0.1, value: 1, text: '사업비 많음' },
    { name: 'industry', weight: 0.3, value: 0, text: '업종 제한 없음' },
  ];
  return [{ program: listed(program), call, ruleCovers, score: 0.5, factors, ...judgement }];
}

/** The month of a call that is only expected stands on the programme. */
function listed(program: ProgramAnswer): ProgramSummary {
  return { ...program, expected: program.calls.find(({ expected }) => expected !== undefined)?.expected };
}

const vocabularies = {
  tracks,
  supportKinds,
  interests,
  flags,
  certificates,
  fields,
  forms,
  statuses,
  applicants,
  questions,
  areas,
  industries,
};

function ok(answer: unknown) {
  return { status: 200, answer };
}

function invalid(errors: readonly { path: string; message: string }[]) {
  return {
    status: 422,
    answer: { title: '기업 정보에 고칠 곳이 있습니다', status: 422, code: 'profile-invalid', detail: errors[0]?.message, errors },
  };
}

function send(response: ServerResponse, status: number, answer: unknown, headers: Record<string, string> = {}): void {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  response.writeHead(status, { 'Content-Type': type, ...headers }).end(typeof answer === 'string' ? answer : JSON.stringify(answer));
}

async function readAll(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
