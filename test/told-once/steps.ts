import { businessNumber } from '../support/business-numbers.js';
import type { Random } from '../faults/random.js';
import { bodyOf, call, profile, program, rewritten, rule, words } from './contents.js';
import { hookMoods } from './hook-receiver.js';
import { mailMoods } from './mail-receiver.js';
import { Recipient, windowOf, type CallFacts, type ProgramFacts, type Sub, type Wanted } from './model.js';
import type { Round } from './round.js';
import { close, dayOf, momentOn, plusDays, type Often } from './seoul.js';
import type { ChannelKind } from './statement.js';

const consent = { purpose: '지원사업 알림', at: '2024-01-02' };
const mostAsks = 3;
/** Far enough from nine, six, midnight and eight that a slow machine does not come there. */
const times = ['00:20', '07:15', '08:15', '09:20', '10:15', '13:30', '17:15', '18:15', '20:15', '21:20', '23:10'] as const;

/** What may happen in a story. Each step is done and acknowledged, and entered in the model, before it ends. */
export class Steps {
  private readonly random: Random;
  private made = 0;
  private readonly asks = new Map<string, number>();
  private readonly confirmed = new Set<string>();
  private moods: { readonly channel: 'email' | 'webhook'; left: number }[] = [];

  constructor(
    private readonly round: Round,
    private readonly deaths: number,
  ) {
    this.random = round.random;
  }

  async beginning(): Promise<void> {
    for (let n = 0; n < 8 + this.random.below(12); n += 1) await this.register();
    for (let n = 0; n < 5; n += 1) await this.publish();
    // What fits whoever subscribes is what has been looked at by then.
    await this.round.settle();
    for (let n = 0; n < 16; n += 1) await this.subscribe();
  }

  async one(): Promise<void> {
    const { random } = this;
    const steps: readonly (readonly [number, () => Promise<boolean | void>])[] = [
      [2, () => this.register()],
      [5, () => this.editFirm()],
      [6, () => this.publish()],
      [9, () => this.edit()],
      [3, () => this.addCall()],
      [2, () => this.withdraw()],
      [1, () => this.removeProgram()],
      [6, () => this.subscribe()],
      [3, () => this.confirm()],
      [2, () => this.stop()],
      [1, () => this.oneClick()],
      [2, () => this.dismiss()],
      [4, () => this.jump()],
      [3, () => this.mood()],
      [1, () => this.lose()],
    ];
    const sum = steps.reduce((total, [weight]) => total + weight, 0);
    const isDeadly = random.chance(this.deaths);
    if (isDeadly && random.chance(0.6)) {
      const millis = random.chance(0.4) ? 0 : random.below(20);
      this.round.note(`the process dies ${millis} ms after something was handed over`);
      this.round.dieAtHandOver(millis, 2_000);
    } else if (isDeadly) {
      const millis = random.below(250);
      this.round.note(`the process dies in ${millis} ms`);
      this.round.dieIn(millis);
    }
    for (;;) {
      let at = random.next() * sum;
      const [, step] = steps.find(([weight]) => (at -= weight) < 0) ?? steps[0]!;
      if (isDeadly && this.isRestart(step, steps)) continue;
      if ((await step()) !== false) break;
    }
    if (isDeadly) await this.round.died();
    this.passMoods();
  }

  /** All is well again and time has passed. */
  async ending(): Promise<void> {
    this.moods = [];
    this.setMood('email', 'take');
    this.setMood('webhook', 'take');
    await this.round.settle();
    // By then a day and a week have brought all they gather.
    await this.jumpTo(momentOn(plusDays(dayOf(this.round.service.now), 8), '10:15'), this.round.counts.kills === 0);
    await this.round.settle();
  }

  private isRestart(step: unknown, steps: readonly (readonly [number, unknown])[]): boolean {
    return step === steps[12]?.[1];
  }

  private get now(): number {
    return this.round.service.now;
  }

  private next(kind: string): string {
    this.made += 1;
    return `${kind}${this.made}`;
  }

  private async register(): Promise<void> {
    const firm = profile(this.random);
    const n = this.round.model.firms.size + 1;
    const answer = await this.round.write('POST', '/api/companies', { ...firm, name: `기업 ${n}`, businessNumber: businessNumber(n) });
    const { id } = answer.body as { readonly id: string };
    this.round.versions.set(id, 1);
    this.numbers.set(id, businessNumber(n));
    this.round.model.firms.set(id, firm);
    this.round.counts.firms += 1;
    this.round.label(id, `firm${n}`);
    this.round.note(`${id} is ${JSON.stringify(firm)}`);
  }

  private readonly numbers = new Map<string, string>();

  private async editFirm(): Promise<boolean> {
    const id = this.random.pick([...this.round.model.firms.keys()]);
    const firm = profile(this.random);
    await this.round.replace('PUT', `/api/companies/${id}`, id, { ...firm, name: `기업 ${id}`, businessNumber: this.numbers.get(id) });
    this.round.model.firms.set(id, firm);
    this.round.counts.edits += 1;
    this.round.note(`${id} is ${JSON.stringify(firm)}`);
    return true;
  }

  private async publish(): Promise<boolean> {
    if (this.round.model.programs.size >= 12) return false;
    const id = this.next('p');
    const made = program(this.random, id, this.now, () => this.next('c'));
    this.name(made);
    await this.round.write('POST', '/api/programs', bodyOf(made));
    this.round.versions.set(id, 1);
    this.round.model.put(made);
    this.round.counts.programs += 1;
    this.round.counts.calls += made.calls.length;
    this.round.note(`published ${JSON.stringify(made)}`);
    return true;
  }

  private name({ id, calls }: ProgramFacts): void {
    for (const each of calls) this.round.names.set(each.title, { program: id, call: each.id });
  }

  private async save(changed: ProgramFacts, what: string): Promise<true> {
    this.name(changed);
    await this.round.replace('PUT', `/api/programs/${changed.id}`, changed.id, bodyOf(changed));
    this.round.model.put(changed);
    this.round.counts.edits += 1;
    this.round.note(`${changed.id}: ${what}`);
    return true;
  }

  private someProgram(): ProgramFacts | undefined {
    const all = [...this.round.model.programs.values()];
    return all.length === 0 ? undefined : this.random.pick(all);
  }

  private async edit(): Promise<boolean> {
    const before = this.someProgram();
    if (before === undefined) return false;
    const edited = this.edited(before);
    return edited === null ? false : this.save(edited[1], edited[0]);
  }

  private edited(before: ProgramFacts): readonly [string, ProgramFacts] | null {
    const { random } = this;
    const amount = 1_000_000 * (1 + random.below(900));
    const live = this.round.model.liveCall(before);
    const withCall = (changed: CallFacts) => ({ ...before, calls: before.calls.map((each) => (each.id === changed.id ? changed : each)) });
    switch (random.below(7)) {
      case 0:
        return [`the amount is ${amount}`, { ...before, amount }];
      case 1: {
        const asked = rule(random);
        return [`the rule is ${asked.asked}`, { ...before, ...asked }];
      }
      case 2:
        return ['the rule is written otherwise', { ...before, rule: rewritten(before, random) }];
      case 3:
      case 4: {
        if (live?.closesAt === undefined) return null;
        const day = plusDays(dayOf(Math.max(this.now, windowOf(live).opens)), 1 + random.below(18));
        const closesAt = random.chance(0.5) ? day : `${day}T18:00:00+09:00`;
        return [`${live.id} closes at ${closesAt}`, withCall({ ...live, closesAt })];
      }
      case 5: {
        // The same moment in other words.
        if (live?.closesAt === undefined || live.closesAt.length === 10) return null;
        const closesAt = new Date(close(live.closesAt)).toISOString().replace('.000Z', 'Z');
        return [`${live.id} closes at ${closesAt}, as before`, withCall({ ...live, closesAt })];
      }
      default: {
        // One that is still to come may come sooner or later, but not as if it had opened already.
        if (live?.opensAt === undefined || windowOf(live).opens <= this.now) return null;
        const last = live.closesAt === undefined ? 10 : Math.round((windowOf(live).closes - this.now) / 86_400_000) - 2;
        if (last < 1) return null;
        const opensAt = plusDays(dayOf(this.now), 1 + random.below(Math.min(last, 8)));
        return [`${live.id} opens at ${opensAt}`, withCall({ ...live, opensAt })];
      }
    }
  }

  private async addCall(): Promise<boolean> {
    const before = this.someProgram();
    if (before === undefined || before.calls.length > 1) return false;
    const added = call(this.random, this.next('c'), this.now);
    const changed = { ...before, calls: [...before.calls, added] };
    this.name(changed);
    await this.round.write('POST', `/api/programs/${before.id}/calls`, added);
    this.round.versions.set(before.id, (this.round.versions.get(before.id) ?? 1) + 1);
    this.round.model.put(changed);
    this.round.counts.calls += 1;
    this.round.note(`${before.id}: has ${JSON.stringify(added)}`);
    return true;
  }

  private async withdraw(): Promise<boolean> {
    const before = this.someProgram();
    const call = before === undefined ? null : this.round.model.liveCall(before);
    if (before === undefined || call === null) return false;
    return this.save({ ...before, calls: before.calls.filter(({ id }) => id !== call.id) }, `${call.id} is withdrawn`);
  }

  private async removeProgram(): Promise<boolean> {
    const before = this.someProgram();
    if (before === undefined) return false;
    await this.round.replace('DELETE', `/api/programs/${before.id}`, before.id);
    this.round.model.remove(before.id);
    this.round.counts.edits += 1;
    this.round.note(`${before.id} is deleted`);
    return true;
  }

  private async subscribe(): Promise<boolean> {
    const { random, round } = this;
    const firm = random.pick([...round.model.firms.keys()]);
    const channel = random.pick<ChannelKind>(['email', 'email', 'email', 'webhook', 'webhook', 'inbox']);
    const to = channel === 'email' ? `e${random.below(5)}@mail.test` : channel === 'webhook' ? `/h${random.below(3)}` : firm;
    const recipient = this.recipient(channel, to);
    const wanted = this.wanted(firm, channel);
    if (recipient.isDead || recipient.isGone || wanted === null) return false;
    const often: Often = random.pick(['at-once', 'at-once', 'daily', 'weekly'] as const);
    const isSame = (sub: Sub) => sub.state !== 'stopped' && JSON.stringify(wantedOf(sub)) === JSON.stringify(wanted);
    if (recipient.subs.some(isSame)) return false;
    const isAsked = channel === 'email' && wanted.company === undefined;
    if (isAsked && (round.mail.mood !== 'take' || (this.asks.get(to) ?? 0) >= mostAsks)) return false;
    round.model.now = this.now;
    const baseline = round.model.baselineOf(wanted);
    const isStaff = !isAsked || random.chance(0.3);
    const answer = await round.write('POST', '/api/subscriptions', this.bodyOf(wanted, recipient, often), {}, isStaff);
    const { id } = answer.body as { readonly id: string };
    if (recipient.digest === '') await this.readDigest(recipient, id);
    const sub: Sub = { ...wanted, id, often, state: 'pending', baseline };
    recipient.subs.push(sub);
    if (isAsked) this.asks.set(to, (this.asks.get(to) ?? 0) + 1);
    else this.begin(recipient, sub);
    round.label(id, this.next('s'));
    round.counts.subscriptions += 1;
    round.note(`${recipient.to} asks ${often} for ${JSON.stringify(wanted)}${isAsked ? ', to be confirmed' : ''}: ${id}`);
    return true;
  }

  private begin(recipient: Recipient, sub: Sub): void {
    this.round.model.begin(recipient, sub);
    recipient.silentSince = Infinity;
  }

  private async readDigest(recipient: Recipient, subscription: string): Promise<void> {
    const answer = await this.round.write('GET', `/api/subscriptions/${subscription}`);
    recipient.digest = (answer.body as { readonly recipient: string }).recipient;
  }

  private wanted(firm: string, channel: ChannelKind): Wanted | null {
    const { random } = this;
    const kind = random.pick(['company', 'company', 'company', 'search', 'search', 'program'] as const);
    if (kind === 'company') return { kind, company: firm };
    const isFirms = channel === 'inbox' || random.chance(0.4);
    if (kind === 'program') {
      const followed = this.someProgram();
      return followed === undefined ? null : { kind, ...(isFirms && { company: firm }), program: followed.id };
    }
    return {
      kind,
      ...(isFirms && { company: firm }),
      ...(random.chance(0.5) ? { word: random.pick(words) } : { tracks: random.some(['automotive', 'semiconductor'], 1) }),
      ...(!isFirms && random.chance(0.5) && { profile: profile(random) }),
    };
  }

  private recipient(channel: ChannelKind, place: string): Recipient {
    const to = channel === 'webhook' ? this.round.hooks.urlOf(place) : place;
    const found = this.round.model.recipients.get(`${channel} ${to}`);
    if (found !== undefined) return found;
    const secret = `whsec_${Buffer.from(place.padEnd(32, '.')).toString('base64')}`;
    if (channel === 'webhook') this.round.hooks.secrets.set(place, secret);
    const made = new Recipient(channel, to, secret);
    this.round.model.recipients.set(`${channel} ${to}`, made);
    return made;
  }

  private bodyOf({ kind, company, program: followed, word, tracks, profile: given }: Wanted, to: Recipient, often: Often): object {
    const channel =
      to.channel === 'email' ? { email: to.to } : to.channel === 'webhook' ? { webhook: to.to, secret: to.secret } : { inbox: true };
    const search = { ...(word && { query: word }), ...(tracks && { filter: { tracks } }), ...(given && { profile: given }) };
    return {
      kind,
      ...(company !== undefined && { companyId: company }),
      ...(followed !== undefined && { programId: followed }),
      ...(kind === 'search' && { search }),
      ...(to.channel === 'email' && company !== undefined && { consent }),
      channel,
      frequency: often,
      language: 'ko',
    };
  }

  private async confirm(): Promise<boolean> {
    const { round } = this;
    const waiting = round.mail.confirmations.filter(({ to, subscription }) => {
      const sub = round.model.recipients.get(`email ${to}`)?.subs.find(({ id }) => id === subscription);
      return sub?.state === 'pending' && !this.confirmed.has(subscription);
    });
    if (waiting.length === 0) return false;
    // Mails overtake each other; what is picked hangs on the seed alone.
    waiting.sort((a, b) => round.orderOf(a.subscription) - round.orderOf(b.subscription));
    const { to, subscription, token } = this.random.pick(waiting);
    await round.write('POST', `/api/subscriptions/${subscription}/confirm?token=${token}`, undefined, {}, false);
    this.confirmed.add(subscription);
    const recipient = round.recipientOf('email', to);
    round.model.now = this.now;
    this.begin(
      recipient,
      recipient.subs.find(({ id }) => id === subscription)!,
    );
    round.note(`${to} confirms ${subscription}`);
    return true;
  }

  private async stop(): Promise<boolean> {
    const { round } = this;
    const active = [...round.model.recipients.values()].flatMap((to) => to.active.map((sub) => ({ to, sub })));
    if (active.length === 0) return false;
    const { to, sub } = this.random.pick(active);
    await round.write('DELETE', `/api/subscriptions/${sub.id}`);
    sub.state = 'stopped';
    if (to.active.length === 0) to.silentSince = Date.now();
    round.note(`${to.to} stops ${sub.id}`);
    return true;
  }

  private async oneClick(): Promise<boolean> {
    const { round } = this;
    const links = new Map(round.mail.arrivals.flatMap(({ to, oneClick }) => (oneClick === undefined ? [] : [[to, oneClick]])));
    const listening = [...links.keys()].filter((to) => round.recipientOf('email', to).active.length > 0).sort();
    if (listening.length === 0) return false;
    const to = this.random.pick(listening);
    const oneClick = links.get(to);
    const { pathname, search } = new URL(oneClick!);
    await round.write('POST', `${pathname}${search}`, undefined, {}, false);
    const recipient = round.recipientOf('email', to);
    round.model.stopAll(recipient);
    recipient.silentSince = Date.now();
    round.note(`${to} unsubscribes from all`);
    return true;
  }

  private async dismiss(): Promise<boolean> {
    const { round } = this;
    const mails = round.mail.arrivals.filter(({ acked, dismiss, lines }) => acked && dismiss?.length === lines.length);
    if (mails.length === 0) return false;
    const { to, lines, dismiss } = this.random.pick(mails);
    const at = this.random.below(lines.length);
    const [entry = '', token = ''] = dismiss![at]!.split('?token=');
    await round.write('POST', `/api/told/${entry}/dismiss?token=${token}`, { reason: 'not-for-us' }, {}, false);
    round.recipientOf('email', to).dismissed.add(lines[at]!.program);
    round.note(`${to} dismisses ${lines[at]!.program}`);
    return true;
  }

  private async jump(): Promise<void> {
    const { random } = this;
    const day = plusDays(dayOf(this.now), random.pick([0, 0, 1, 1, 1, 2, 3, 4]));
    const later = times.map((time) => momentOn(day, time)).filter((moment) => moment > this.now + 3_600_000);
    const moment = later.length > 0 ? random.pick(later) : momentOn(plusDays(day, 1), random.pick(times));
    await this.jumpTo(moment, random.chance(0.4));
  }

  private async jumpTo(moment: number, isKilled: boolean): Promise<void> {
    this.round.note(
      `the clock jumps to ${new Date(moment + 9 * 3_600_000).toISOString().slice(0, 16)}${isKilled ? ', the process killed' : ''}`,
    );
    await this.round.jump(moment, isKilled);
  }

  private async mood(): Promise<boolean> {
    const channel = this.random.pick(['email', 'webhook'] as const);
    if (this.moods.some((each) => each.channel === channel)) return false;
    const mood = this.random.pick((channel === 'email' ? mailMoods : hookMoods).slice(1));
    this.setMood(channel, mood);
    this.moods.push({ channel, left: 1 + this.random.below(3) });
    this.round.counts.moods += 1;
    return true;
  }

  private setMood(channel: 'email' | 'webhook', mood: string): void {
    const { mail, hooks } = this.round;
    if (channel === 'email') mail.setMood(mood as (typeof mailMoods)[number]);
    else hooks.setMood(mood as (typeof hookMoods)[number]);
    this.round.note(`${channel}: ${mood}`);
  }

  private passMoods(): void {
    for (const each of this.moods) each.left -= 1;
    for (const { channel } of this.moods.filter(({ left }) => left < 0)) this.setMood(channel, 'take');
    this.moods = this.moods.filter(({ left }) => left >= 0);
  }

  /** An address or endpoint takes nothing any more. */
  private async lose(): Promise<boolean> {
    const alive = [...this.round.model.recipients.values()].filter(({ channel, isDead }) => channel !== 'inbox' && !isDead);
    if (alive.length < 5) return false;
    const lost = this.random.pick(alive);
    lost.isDead = true;
    if (lost.channel === 'email') this.round.mail.dead.add(lost.to);
    else this.round.hooks.dead.add(new URL(lost.to).pathname);
    this.round.note(`${lost.to} is no more`);
    return true;
  }
}

function wantedOf({ kind, company, program: followed, word, tracks, profile: given }: Sub): Wanted {
  return {
    kind,
    ...(company !== undefined && { company }),
    ...(followed !== undefined && { program: followed }),
    ...(word !== undefined && { word }),
    ...(tracks !== undefined && { tracks }),
    ...(given !== undefined && { profile: given }),
  };
}
