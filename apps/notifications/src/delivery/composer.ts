import { ClockedIndex, FirmCopy, ProgramCopy } from '#copies';
import { judgedCall, type PublishedProgram } from '#contracts';
import { judge, type Profile } from '#eligibility';
import { daysBetween, type Lang, seoulDay } from '#korea';
import { UnlockingFacts } from '#match-index';
import { changesBetween, type LedgerEntry, type Material, type MaterialChange } from '#telling';
import { Clock, Config, say, type Text } from '#service-kit';
import { Injectable } from '@nestjs/common';
import type { Message, MessageLine } from '../channels/message.js';
import type { KnownCall } from '../known-calls/known-call.js';
import { KnownCalls } from '../known-calls/known-calls.service.js';
import type { KeptEntry } from '../ledger/ledger.js';
import { Secrets } from '../subscriptions/secrets.js';
import type { KeptSubscription } from '../subscriptions/subscriptions.store.js';
import { fieldQuestion } from './field-question.js';

const mostReasons = 2;

export interface Composed {
  readonly message: Message;
  /** Hash of the material fields that is told, by entry. */
  readonly materials: Readonly<Record<string, string>>;
}

/** Makes a message of what is to be said to a recipient, as everything stands now. */
@Injectable()
export class Composer {
  private unlocking: UnlockingFacts | null = null;

  constructor(
    private readonly programs: ProgramCopy,
    private readonly firms: FirmCopy,
    private readonly index: ClockedIndex,
    private readonly knownCalls: KnownCalls,
    private readonly secrets: Secrets,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** @param entries at least one; several of one programme's new call, through several subscriptions, become one line */
  async compose(
    id: string,
    recipient: string,
    entries: readonly KeptEntry[],
    subscriptions: readonly KeptSubscription[],
  ): Promise<Composed> {
    const materials: Record<string, string> = {};
    const lines = new Map<string, MessageLine>();
    const token = await this.secrets.tokenFor('manage', recipient);
    for (const { id: entryId, state } of entries) {
      const known = await this.knownCalls.one(state.programId, state.callId);
      if (known !== null) materials[entryId] = known.material;
      const line = this.line(entryId, state, { known, subscriptions, token });
      const key = [state.kind, state.programId, state.callId, state.days].join(' ');
      const before = lines.get(key);
      lines.set(key, before === undefined ? line : { ...before, why: both(before.why, line.why) });
    }
    const { publicUrl } = this.config;
    const stop = await this.secrets.tokenFor('unsubscribe', recipient);
    const isDigest = subscriptions.every(({ state }) => state.frequency !== 'at-once');
    const message: Message = {
      id,
      language: subscriptions[0]?.state.language ?? 'ko',
      at: this.clock.asOf(),
      isDigest,
      lines: [...lines.values()],
      ...(isDigest && this.question(subscriptions)),
      manageUrl: `${publicUrl}/alerts/manage?recipient=${recipient}&token=${token}`,
      oneClickUrl: `${publicUrl}/api/recipients/${recipient}/unsubscribe?token=${stop}`,
    };
    return { message, materials };
  }

  private line(
    key: string,
    entry: LedgerEntry,
    { known, subscriptions, token }: { known: KnownCall | null; subscriptions: readonly KeptSubscription[]; token: string },
  ): MessageLine {
    const program = this.programs.get(entry.programId);
    const call = program?.calls.find(({ id }) => id === entry.callId);
    const subscription = subscriptions.find(({ id }) => id === entry.subscriptionId) ?? subscriptions[0];
    const companyId = subscription?.state.companyId;
    const companyName = companyId === undefined ? undefined : this.nameOf(companyId);
    const closesAt = call?.closesAt ?? known?.closesAt;
    const opensAt = call?.opensAt ?? known?.opensAt;
    const changes = this.changes(entry, known, subscription?.state.language ?? 'ko');
    return {
      key,
      kind: entry.kind,
      ...(companyId !== undefined && { companyId }),
      ...(companyName !== undefined && { companyName }),
      programId: entry.programId,
      programTitle: program?.title ?? known?.programTitle ?? entry.programId,
      callId: entry.callId,
      callTitle: call?.title ?? known?.title ?? entry.callId,
      ...(opensAt !== undefined && { opensAt }),
      ...(closesAt !== undefined && { closesAt, daysLeft: daysBetween(seoulDay(this.clock.now()), seoulDay(closesAt)) }),
      closing: call?.closing ?? known?.closing ?? 'unknown',
      ...(program?.budget !== undefined && { amount: program.budget.amount }),
      ...(changes !== null && { changes }),
      why: whyOf(subscription, companyName),
      reasons: program === undefined ? [] : this.reasons(program, subscription),
      url: `${this.config.publicUrl}/go/${key}`,
      dismissUrl: `${this.config.publicUrl}/alerts/dismiss/${key}?token=${token}`,
    };
  }

  private changes(entry: LedgerEntry, known: KnownCall | null, lang: Lang): readonly MaterialChange[] | null {
    if (entry.kind !== 'call.changed') return null;
    // What was told before may be too long ago to be kept: then it can only be said that something changed.
    const [from, to]: (Material | undefined)[] = [known?.materials[entry.from ?? ''], known?.materials[known.material]];
    const fields = this.programs.get(entry.programId)?.telling?.material;
    return from === undefined || to === undefined ? [] : changesBetween(from, to, { lang, ...(fields && { fields }) });
  }

  /** The first conditions that the profile meets, in the words of the trace. */
  private reasons(program: PublishedProgram, subscription: KeptSubscription | undefined): MessageLine['reasons'] {
    const profile = this.profileOf(subscription);
    if (profile === null) return [];
    const asOf = this.clock.asOf();
    const { call, rule } = judgedCall(program, asOf);
    const judged = { asOf: seoulDay(asOf), call, programId: program.id };
    const [ko, en] = [judge(rule, profile, judged, 'ko').trace, judge(rule, profile, judged, 'en').trace];
    return ko
      .flatMap(({ outcome, required, quote }, index) => {
        if (outcome !== 'met') return [];
        return [{ text: { ko: required, en: en[index]?.required ?? required }, ...(quote !== null && { quote }) }];
      })
      .slice(0, mostReasons);
  }

  /** At most one line, and only beside others: the fact that settles most for the first firm that lacks one. */
  private question(subscriptions: readonly KeptSubscription[]): Pick<Message, 'question'> {
    for (const subscription of subscriptions) {
      const profile = subscription.state.kind === 'company' ? this.profileOf(subscription) : null;
      if (profile === null) continue;
      this.index.keepTime();
      this.unlocking ??= new UnlockingFacts(this.index);
      const [first] = this.unlocking.find(profile);
      if (first === undefined) continue;
      const text = fieldQuestion(first, this.programs.values());
      if (text !== null) return { question: { text, url: `${this.config.publicUrl}/` } };
    }
    return {};
  }

  private profileOf(subscription: KeptSubscription | undefined): Profile | null {
    const { companyId, search } = subscription?.state ?? {};
    return companyId === undefined ? (search?.profile ?? null) : (this.firms.profileOf(companyId) ?? null);
  }

  private nameOf(companyId: string): string | undefined {
    const row = this.index.firms.rowOf(companyId);
    return row === undefined ? undefined : this.index.firms.labelOf(row);
  }
}

function whyOf(subscription: KeptSubscription | undefined, companyName: string | undefined): Text {
  const { kind, search } = subscription?.state ?? {};
  if (kind === 'company') {
    const name = companyName ?? '';
    return { ko: `${name}에 맞는 사업 알림`.trim(), en: `What fits ${name}`.trim() };
  }
  if (kind === 'program') return { ko: '관심 사업으로 등록하신 사업', en: 'A programme you follow' };
  const query = search?.query ?? null;
  return query === null
    ? { ko: '저장하신 조건에 맞는 사업', en: 'Your saved filter' }
    : { ko: `저장하신 검색 “${query}”`, en: `Your saved search “${query}”` };
}

function both(a: Text, b: Text): Text {
  const [ko, en] = (['ko', 'en'] as const).map((lang) => [...new Set([say(a, lang), say(b, lang)])].join(' · '));
  return { ko: ko ?? '', en: en ?? '' };
}
