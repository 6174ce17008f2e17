import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Random } from '../faults/random.js';
import { until } from '../support/until.js';
import { HookReceiver } from './hook-receiver.js';
import { Kept, type Entry } from './kept.js';
import { MailReceiver } from './mail-receiver.js';
import { Model, type Recipient, type Told } from './model.js';
import { close as closeOf, dayOf, momentOn } from './seoul.js';
import { Service, type Answer } from './service.js';
import { lineText, type Arrival, type ChannelKind } from './statement.js';

/** Generous, as the machine may be busy: what does not come does not come. */
const looks = { millis: 60_000, pauseMillis: 15 };
/** Enough that no message is given up while a mood lasts. */
const retries = Array.from({ length: 900 }, (_, n) => (n < 2 ? 0.1 : 0.4)).join(',');
const beacon = { program: 'beacon', area: '11680' } as const;

export interface Counts {
  firms: number;
  programs: number;
  calls: number;
  edits: number;
  subscriptions: number;
  kills: number;
  jumps: number;
  moods: number;
  expected: number;
  told: number;
  messages: number;
  repeats: number;
}

/** What one round has: the service, the receivers, the model, and how they are brought to agree. */
export class Round {
  readonly random: Random;
  readonly model = new Model();
  readonly story: string[] = [];
  readonly names = new Map<string, { readonly program: string; readonly call: string }>();
  readonly versions = new Map<string, number>();
  readonly counts: Counts = {
    firms: 0,
    programs: 0,
    calls: 0,
    edits: 0,
    subscriptions: 0,
    kills: 0,
    jumps: 0,
    moods: 0,
    expected: 0,
    told: 0,
    messages: 0,
    repeats: 0,
  };
  private readonly sent = new Set<string>();
  private readonly seen = { email: 0, webhook: 0 };
  private readonly labels: (readonly [string, string])[] = [];
  private beacons = 0;
  private keys = 0;
  private kept: Kept | null = null;
  private dying: Promise<void> | null = null;
  private deaths = 0;

  private constructor(
    readonly seed: string,
    private readonly folder: string,
    readonly mail: MailReceiver,
    readonly hooks: HookReceiver,
    readonly service: Service,
    names: Map<string, { readonly program: string; readonly call: string }>,
  ) {
    this.random = new Random(seed);
    this.names = names;
  }

  static async open(seed: string): Promise<Round> {
    const names = new Map<string, { readonly program: string; readonly call: string }>();
    const [mail, hooks] = [await MailReceiver.open(names), await HookReceiver.open()];
    const folder = mkdtempSync(join(tmpdir(), 'ieum-told-'));
    const service = new Service(folder, { IEUM_SMTP: `smtp://127.0.0.1:${mail.port}`, IEUM_RETRY: retries, IEUM_SEND_TIMEOUT: '4' });
    return new Round(seed, folder, mail, hooks, service, names);
  }

  async close(): Promise<void> {
    await this.dying?.catch(() => undefined);
    await this.service.kill();
    this.kept?.close();
    await this.mail.close();
    await this.hooks.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Starts the service for the first time, with what tells that it has looked at everything. */
  async begin(demo: number): Promise<void> {
    this.service.setClock(demo);
    await this.start();
    const firm = await this.write('POST', '/api/companies', { name: '표지', businessNumber: '1248100998', sites: [{ area: beacon.area }] });
    const { id } = firm.body as { readonly id: string };
    await this.write('POST', '/api/programs', this.beaconProgram([]));
    this.versions.set(beacon.program, 1);
    await this.write('POST', '/api/subscriptions', { kind: 'company', companyId: id, channel: { inbox: true } });
  }

  /** A name for what has a long id, in what is printed. */
  label(id: string, name: string): void {
    this.labels.push([id, name]);
  }

  /** When something was given its name, before or after others. */
  orderOf(id: string): number {
    return this.labels.findIndex(([labelled]) => labelled === id);
  }

  readable(text: string): string {
    const place = this.hooks.urlOf('');
    return this.labels.reduce((read, [id, name]) => read.replaceAll(id, name), text.replaceAll(place, ''));
  }

  note(line: string): void {
    const at = new Date(this.service.now + 9 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
    this.story.push(`${at}  ${line}`);
  }

  takes(channel: ChannelKind): boolean {
    if (channel === 'email') return this.mail.mood === 'take';
    return channel === 'inbox' || this.hooks.mood === 'take';
  }

  recipientOf(channel: ChannelKind, to: string): Recipient {
    const found = this.model.recipients.get(`${channel} ${to}`);
    if (found === undefined) throw new Error(`nobody knows ${to}`);
    return found;
  }

  /** Something is asked until it is answered, also when the service dies over it. */
  async write(method: string, path: string, body?: unknown, headers: Record<string, string> = {}, isStaff = true): Promise<Answer> {
    this.keys += 1;
    const named = method === 'POST' ? { ...headers, 'Idempotency-Key': `story ${this.keys}` } : headers;
    for (let isDoubtful = false; ; isDoubtful = true) {
      const deaths = this.deaths;
      let answer: Answer;
      try {
        answer = await this.service.ask(method, path, { body, headers: named, isStaff });
      } catch (error) {
        await this.dying;
        if (this.deaths === deaths) throw error;
        continue;
      }
      const wasDone = isDoubtful && (method === 'PUT' ? answer.status === 412 : method === 'DELETE' && answer.status === 404);
      if (answer.status < 300 || wasDone) return answer;
      if (answer.status === 503) {
        await pause(50);
        continue;
      }
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    }
  }

  /** PUT or DELETE of what only this test writes to. */
  async replace(method: 'PUT' | 'DELETE', path: string, id: string, body?: unknown): Promise<void> {
    const version = this.versions.get(id) ?? 1;
    await this.write(method, path, body, { 'If-Match': `"${version}"` });
    this.versions.set(id, version + 1);
  }

  /** The process dies in so many milliseconds and is started again. */
  dieIn(millis: number): void {
    this.dying = pause(millis).then(() => this.dieAndRise());
  }

  /** The process dies so soon after a receiver has said yes: before it has noted that, while it does, or just after; unless nothing is handed over for so long. */
  dieAtHandOver(afterMillis: number, patienceMillis: number): void {
    const handedOver = new Promise<boolean>((resolve) => {
      this.mail.onTaken = this.hooks.onTaken = () => resolve(true);
    });
    this.dying = Promise.race([handedOver, pause(patienceMillis).then(() => false)]).then(async (isHandedOver) => {
      this.mail.onTaken = this.hooks.onTaken = () => undefined;
      if (!isHandedOver) return;
      if (afterMillis > 0) await pause(afterMillis);
      await this.dieAndRise();
    });
  }

  async died(): Promise<void> {
    await this.dying;
    this.dying = null;
  }

  async jump(demo: number, isKilled: boolean): Promise<void> {
    this.counts.jumps += 1;
    if (isKilled) await this.die();
    else {
      await this.service.stop();
      await this.afterEnd(false);
    }
    this.service.setClock(demo);
    await this.start();
  }

  /** Waits until the service has looked at all that happened and sent what is due, and holds what it did against the model. */
  async settle(): Promise<void> {
    await this.lookedAt();
    await this.lookedAt();
    this.model.now = this.service.now;
    const told = this.model.settle((channel) => this.takes(channel));
    await until('all is as it should be', () => this.obstacle(), looks).catch((error: Error) => {
      throw new Error(`${error.message}\n${this.service.output().slice(-1500)}`);
    });
    this.compare(told);
  }

  get ledger(): readonly Entry[] {
    return this.keptNow.all();
  }

  private async start(): Promise<void> {
    await this.service.start();
    this.kept ??= new Kept(this.service.file);
  }

  private async dieAndRise(): Promise<void> {
    this.deaths += 1;
    await this.die();
    await this.start();
  }

  private async die(): Promise<void> {
    this.counts.kills += 1;
    await this.service.kill();
    await this.afterEnd(true);
  }

  /** An answer that the sender did not live to note is one that never came. */
  private async afterEnd(isKilled: boolean): Promise<void> {
    this.mail.cut();
    this.hooks.cut();
    // What has come in whole is still on its way through the receivers.
    await pause(20);
    await until('nothing is being read', () => (this.mail.reading === 0 ? null : 'mails are being read'), looks);
    this.kept?.close();
    this.kept = null;
    const unnoted = Kept.unnotedIn(this.service.file);
    for (const arrival of [...this.mail.arrivals, ...this.hooks.arrivals]) {
      if (!arrival.acked || !unnoted.has(arrival.id)) continue;
      if (!isKilled) throw new Error(`${arrival.id} was taken, and the service ended without noting it`);
      arrival.acked = false;
    }
  }

  private get keptNow(): Kept {
    if (this.kept === null) throw new Error('the file is not open');
    return this.kept;
  }

  private beaconProgram(calls: readonly object[]): object {
    const rule = { site: { in: [beacon.area] } };
    return { id: beacon.program, title: '표지', applicants: ['company'], rule, calls };
  }

  /** A call that only one firm hears of, at once, in its inbox: what came before it has been looked at by then. */
  private async lookedAt(): Promise<void> {
    this.beacons += 1;
    const id = `b${this.beacons}`;
    const call = { id, title: `표지 ${id}`, opensAt: dayOf(this.service.now), closing: 'rolling' };
    await this.replace('PUT', `/api/programs/${beacon.program}`, beacon.program, this.beaconProgram([call]));
    await until(`${id} is looked at`, () => (this.keptNow.hasCall(beacon.program, id) ? null : `nobody has looked at ${id}`), looks);
  }

  private obstacle(): string | null {
    const kept = this.keptNow;
    if (kept.unplanned() > 0) return 'subscriptions are to be taken up';
    if (this.mail.reading > 0) return 'mails are being read';
    const digests = new Map([...this.model.recipients.values()].map((recipient) => [recipient.digest, recipient]));
    const open = new Map<string, Entry>();
    for (const entry of kept.open()) {
      const recipient = digests.get(entry.recipient);
      if (entry.programId === beacon.program || recipient?.dismissed.has(entry.programId) === true) continue;
      const key = `${entry.recipient} ${keyOf(entry)}`;
      if (open.has(key)) return `twice in the ledger: ${key}`;
      open.set(key, entry);
    }
    const wrong: string[] = [];
    for (const recipient of this.model.recipients.values()) {
      for (const [key, { dueAt }] of recipient.pending) {
        const entry = open.get(`${recipient.digest} ${key}`);
        open.delete(`${recipient.digest} ${key}`);
        if (entry === undefined) wrong.push(`${recipient.to} should be about to hear: ${key}, due ${new Date(dueAt).toISOString()}`);
        else if (dueAt > this.model.now && Date.parse(entry.dueAt) !== dueAt) {
          wrong.push(`${recipient.to} hears ${key} at ${entry.dueAt} and not at ${new Date(dueAt).toISOString()}`);
        }
      }
    }
    for (const [key, entry] of open) {
      // What was said otherwise meanwhile, a step or a change, is given up when its time comes.
      if (
        (entry.kind === 'call.closing' || entry.kind === 'call.changed') &&
        entry.state === 'planned' &&
        Date.parse(entry.dueAt) > this.model.now
      )
        continue;
      wrong.push(`${digests.get(entry.recipient)?.to} should not be about to hear: ${key} (${entry.state}, due ${entry.dueAt})`);
    }
    if (wrong.length > 0) return wrong.join('\n');
    const busy = kept.underWay().filter(({ recipient }) => this.takes(recipient.split('.')[0] as ChannelKind));
    return busy.length > 0 ? `${busy.length} messages are under way` : null;
  }

  /** What the ledger says was sent since, and what arrived, is what the model says. */
  private compare(told: readonly Told[]): void {
    const wrong: string[] = [];
    const fresh = this.ledger.filter(({ id, state, programId }) => state === 'sent' && programId !== beacon.program && !this.sent.has(id));
    for (const { id } of fresh) this.sent.add(id);
    const digest = new Map([...this.model.recipients.values()].map((each) => [each.digest, each.to]));
    const noted = fresh.map((entry) => `${digest.get(entry.recipient)}: ${keyOf(entry)}`);
    const expected = told.filter((each) => !isSaidOtherwise(each, told) || noted.includes(`${each.to.to}: ${each.key}`));
    const wanted = expected.map(({ to, key }) => `${to.to}: ${key}`);
    wrong.push(...differences('in the ledger', noted, wanted));
    wrong.push(...this.compareArrivals(expected));
    this.counts.expected += expected.length;
    this.counts.told += fresh.length;
    if (wrong.length > 0) throw new Error(wrong.join('\n'));
  }

  private compareArrivals(told: readonly Told[]): string[] {
    const wrong: string[] = [];
    const arrivals = [...this.mail.arrivals.slice(this.seen.email), ...this.hooks.arrivals.slice(this.seen.webhook)];
    this.seen.email = this.mail.arrivals.length;
    this.seen.webhook = this.hooks.arrivals.length;
    this.counts.messages += arrivals.length;
    const lines: string[] = [];
    for (const arrival of arrivals) {
      wrong.push(...this.faultsOf(arrival));
      if (!arrival.acked) continue;
      const said = arrival.lines.map((line) => `${arrival.to}: ${lineText(line)}`);
      if (new Set(said).size < said.length) wrong.push(`${arrival.id} says something twice: ${said.join(', ')}`);
      lines.push(...said);
      for (const line of arrival.lines) {
        const fields = told.find((each) => each.to.to === arrival.to && each.kind === line.kind && each.program === line.program)?.fields;
        if (line.fields !== undefined && fields !== undefined && [...line.fields].sort().join() !== [...fields].sort().join()) {
          wrong.push(`${arrival.to}: ${lineText(line)} tells of ${line.fields.join()} and not of ${fields.join()}`);
        }
      }
    }
    const wanted = told.filter(({ to }) => to.channel !== 'inbox').map((each) => `${each.to.to}: ${lineText(each)}`);
    const [isOnce, came] = [new Map(count(wanted)), new Map(count(lines))];
    for (const [text, times] of came) {
      if (times <= (isOnce.get(text) ?? 0)) continue;
      const by = arrivals.filter((each) => each.acked && each.lines.some((line) => `${each.to}: ${lineText(line)}` === text));
      wrong.push(
        `arrived, and should not have: ${text} (${times}×, by ${by.map(({ id, at }) => `${id} of ${new Date(at).toISOString()}`).join(', ')})`,
      );
    }
    // Several subscriptions may have had the same to say: then one line says it for all.
    for (const text of isOnce.keys()) {
      if (came.has(text)) continue;
      const unacked = arrivals.filter((each) => !each.acked && each.lines.some((line) => `${each.to}: ${lineText(line)}` === text));
      wrong.push(`did not arrive: ${text}${unacked.map(({ id }) => `, though ${id} did, unacknowledged`).join('')}`);
    }
    return wrong;
  }

  private faultsOf(arrival: Arrival): string[] {
    const { id, to, channel, lines, at, acked } = arrival;
    const wrong = arrival.faults.map((fault) => `${channel} to ${to}: ${fault}`);
    const recipient = this.recipientOf(channel, to);
    // One whose hand-over was under way at that moment cannot be called back.
    if (at > recipient.silentSince + (acked ? 0 : 5_000)) wrong.push(`${id} came to ${to} after it had unsubscribed`);
    for (const { kind, program, call } of lines) {
      const facts = this.model.programs.get(program)?.calls.find((each) => each.id === call);
      if (facts?.announce === false) wrong.push(`${to} was told of ${program}/${call}, of which nobody is told`);
      if (kind === 'call.withdrawn' || facts?.closesAt === undefined) continue;
      if (closeOf(facts.closesAt) <= this.model.now) wrong.push(`${to} was told of ${program}/${call} after its close`);
    }
    return wrong;
  }

  /** Of the whole round: repeats, digests, failures and inboxes. */
  async finish(): Promise<void> {
    const wrong = [...this.repeats(), ...this.digests(), ...this.failures(), ...(await this.inboxes())];
    if (wrong.length > 0) throw new Error(wrong.join('\n'));
  }

  private repeats(): string[] {
    const wrong: string[] = [];
    const ids = new Map<string, Arrival[]>();
    for (const each of [...this.mail.arrivals, ...this.hooks.arrivals]) ids.set(each.id, [...(ids.get(each.id) ?? []), each]);
    for (const [id, handedOver] of ids) {
      this.counts.repeats += handedOver.length - 1;
      if (new Set(handedOver.map(({ to }) => to)).size > 1) wrong.push(`${id} went to several recipients`);
      const taken = handedOver.findIndex(({ acked }) => acked);
      if (taken >= 0 && taken < handedOver.length - 1) wrong.push(`${id} to ${handedOver[0]!.to} came again after it was taken`);
    }
    return wrong;
  }

  /** Who hears once a day, or a week, gets one message for each time at which something was due. */
  private digests(): string[] {
    const messages = new Map<string, Set<string>>();
    const sent = this.ledger.filter(({ state, deliveryId }) => state === 'sent' && deliveryId !== undefined);
    for (const recipient of this.model.recipients.values()) {
      if (recipient.channel === 'inbox' || recipient.subs.some(({ often }) => often === 'at-once')) continue;
      for (const entry of sent.filter((each) => each.recipient === recipient.digest)) {
        const due = `${recipient.to} at ${entry.dueAt}`;
        const moment = Date.parse(entry.dueAt);
        // What comes before its time because the call closes comes by itself; the model says when.
        if (moment !== momentOn(dayOf(moment), '09:00')) continue;
        messages.set(due, (messages.get(due) ?? new Set()).add(entry.deliveryId!));
      }
    }
    return [...messages].filter(([, ids]) => ids.size > 1).map(([due, ids]) => `${ids.size} digests for ${due}`);
  }

  private failures(): string[] {
    const dead = new Set([...this.model.recipients.values()].filter(({ isGone }) => isGone).map(({ digest }) => digest));
    return this.ledger
      .filter(({ state, recipient }) => state === 'failed' && !dead.has(recipient))
      .map((entry) => `failed for good: ${keyOf(entry)}: ${entry.failure}`);
  }

  /** An inbox shows what its firm was told over whatever channel, once. */
  private async inboxes(): Promise<string[]> {
    const wrong: string[] = [];
    const sent = this.ledger.filter(({ state }) => state === 'sent');
    for (const firm of this.model.firms.keys()) {
      const own = sent.filter(({ subject }) => subject === `company:${firm}`).map((entry) => lineText(lineOf(entry)));
      const answer = await this.service.ask('GET', `/api/companies/${firm}/inbox?pageSize=100`);
      const { items, total } = answer.body as { items: { type: string; programId: string; callId: string }[]; total: number };
      const shown = items.map(({ type, programId, callId }) => `${type} ${programId}/${callId}`);
      if (total !== items.length) continue;
      for (const text of new Set([...own, ...shown])) {
        if (own.includes(text) !== shown.includes(text)) wrong.push(`the inbox of ${firm} and the ledger differ about ${text}`);
      }
    }
    return wrong;
  }
}

const saysItsClose: ReadonlySet<string> = new Set(['match.new', 'call.opened']);

/**
 * A closing step that falls due with news of a match, or of an opening that was on its way already, which say when it closes: whichever is sent
 * first, it may be left at that.
 */
function isSaidOtherwise({ kind, to, program, call }: Told, told: readonly Told[]): boolean {
  const isNews = (each: Told) => saysItsClose.has(each.kind) && each.to === to && each.program === program && each.call === call;
  return kind === 'call.closing' && told.some(isNews);
}

function lineOf({ kind, programId, callId }: Entry) {
  return { kind, program: programId, call: callId };
}

function keyOf({ kind, programId, callId, subject, closesAt, days }: Entry): string {
  const name = `${kind} ${programId}/${callId}`;
  if (kind === 'match.new') return `${name} ${subject}`;
  return kind === 'call.closing' ? `${name} ${closeOf(closesAt ?? '')} ${days}` : name;
}

function count(texts: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts];
}

function differences(where: string, are: readonly string[], should: readonly string[]): string[] {
  const [is, ought] = [new Map(count(are)), new Map(count(should))];
  return [...new Set([...is.keys(), ...ought.keys()])]
    .filter((text) => (is.get(text) ?? 0) !== (ought.get(text) ?? 0))
    .map((text) => `${where} ${is.get(text) ?? 0}× and expected ${ought.get(text) ?? 0}×: ${text}`);
}
