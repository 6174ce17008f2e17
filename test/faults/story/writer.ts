import { setTimeout as pause } from 'node:timers/promises';
import { businessNumber } from '../../support/business-numbers.js';
import { type Answer, type Client, told } from '../client.js';
import type { Random } from '../random.js';
import { call, firm, program } from './contents.js';
import type { Deed, History } from './deeds.js';

const mostFirms = 30;
const mostPrograms = 8;
const mostCalls = 4;
const retryMillis = 150;

interface Held {
  readonly id: string;
  readonly version: number;
}

interface HeldProgram extends Held {
  readonly body: object;
  readonly calls: readonly object[];
}

/**
 * One clerk with firms and programmes that nobody else writes to. Each request is repeated until it is acknowledged, so that what it does is
 * known for certain in the end: by its Idempotency-Key, or by the version it was about.
 */
export class Writer {
  private readonly firms = new Map<string, Held>();
  private readonly programs = new Map<string, HeldProgram>();
  private made = 0;

  constructor(
    /** Below 100. */
    private readonly number: number,
    private readonly random: Random,
    private readonly client: Client,
    private readonly history: History,
  ) {}

  /** Resolves when one more thing was done and acknowledged. @throws Error an answer that no fault explains */
  async step(): Promise<void> {
    await (this.random.chance(0.75) ? this.stepWithFirm() : this.stepWithProgram());
  }

  private async stepWithFirm(): Promise<void> {
    const number = businessNumber(this.number * 1000 + this.random.below(mostFirms));
    const held = this.firms.get(number);
    if (held === undefined) return this.register(number);
    if (this.random.chance(0.25)) return this.deleteFirm(number, held);
    return this.changeFirm(number, held);
  }

  private async stepWithProgram(): Promise<void> {
    const held =
      this.programs.size < mostPrograms && this.random.chance(0.4) ? undefined : this.random.pick([undefined, ...this.programs.values()]);
    if (held === undefined) {
      if (this.programs.size < mostPrograms) await this.addProgram();
      return;
    }
    if (held.calls.length < mostCalls && this.random.chance(0.5)) return this.addCall(held);
    if (this.random.chance(0.25)) return this.deleteProgram(held);
    return this.changeProgram(held);
  }

  private async register(number: string): Promise<void> {
    const body = { ...firm(this.random), businessNumber: number };
    const answer = await this.once('/api/companies', body);
    const { id } = answer.body as { readonly id: string };
    this.firms.set(number, { id, version: 1 });
    this.history.firms.set(id, { id, version: 1, live: true });
    this.note({ kind: 'firm registered', number, id, body });
  }

  private async changeFirm(number: string, { id, version }: Held): Promise<void> {
    const body = { ...firm(this.random), businessNumber: number };
    await this.replace(`/api/companies/${id}`, version, body);
    this.firms.set(number, { id, version: version + 1 });
    this.history.firms.set(id, { id, version: version + 1, live: true });
    this.note({ kind: 'firm changed', number, version, body });
  }

  private async deleteFirm(number: string, { id, version }: Held): Promise<void> {
    await this.remove(`/api/companies/${id}`, version);
    this.firms.delete(number);
    this.history.firms.set(id, { id, version: version + 1, live: false });
    this.note({ kind: 'firm deleted', number, version });
  }

  private async addProgram(): Promise<void> {
    const id = this.newId('program');
    const body = program(this.random, id);
    await this.once('/api/programs', body);
    this.keep({ id, version: 1, body, calls: [] });
    this.note({ kind: 'program added', id, body });
  }

  private async changeProgram({ id, version, calls }: HeldProgram): Promise<void> {
    const body = program(this.random, id);
    await this.replace(`/api/programs/${id}`, version, { ...body, calls });
    this.keep({ id, version: version + 1, body, calls });
    this.note({ kind: 'program changed', id, version, body: { ...body, calls } });
  }

  private async addCall({ id, version, body, calls }: HeldProgram): Promise<void> {
    const added = call(this.random, this.newId('call'));
    await this.once(`/api/programs/${id}/calls`, added);
    this.keep({ id, version: version + 1, body, calls: [...calls, added] });
    this.note({ kind: 'call added', id, body: added });
  }

  private async deleteProgram({ id, version }: HeldProgram): Promise<void> {
    await this.remove(`/api/programs/${id}`, version);
    this.programs.delete(id);
    this.history.programs.set(id, { id, version: version + 1, live: false });
    this.note({ kind: 'program deleted', id, version });
  }

  private keep(held: HeldProgram): void {
    this.programs.set(held.id, held);
    this.history.programs.set(held.id, { id: held.id, version: held.version, live: true });
  }

  private note(deed: Deed): void {
    this.history.deeds.push(deed);
  }

  private newId(kind: string): string {
    this.made += 1;
    return `${kind}-${this.number}-${this.made}`;
  }

  private once(path: string, body: object): Promise<Answer> {
    const headers = { 'Idempotency-Key': `story ${this.newId('request')}` };
    return this.untilDone(`POST ${path}`, () => this.client.ask('POST', path, { body, headers }));
  }

  private async replace(path: string, version: number, body: object): Promise<void> {
    const headers = { 'If-Match': `"${version}"` };
    await this.untilDone(
      `PUT ${path}`,
      () => this.client.ask('PUT', path, { body, headers }),
      // Nobody else writes to it: the next version can only be this one's.
      async ({ status }) => {
        if (status !== 412) return false;
        const now = await this.untilDone(`GET ${path}`, () => this.client.ask('GET', path));
        return now.version === version + 1;
      },
    );
  }

  private async remove(path: string, version: number): Promise<void> {
    const headers = { 'If-Match': `"${version}"` };
    const gone = async ({ status }: Answer) => status === 404;
    await this.untilDone(`DELETE ${path}`, () => this.client.ask('DELETE', path, { headers }), gone);
  }

  /** @param wasDone whether a refusal says that an earlier attempt, which was not answered, had done it */
  private async untilDone(
    what: string,
    send: () => Promise<Answer | null>,
    wasDone: (refusal: Answer) => Promise<boolean> = async () => false,
  ): Promise<Answer> {
    for (let isDoubtful = false; ; isDoubtful = true) {
      const answer = await send();
      if (answer !== null && answer.status < 300) return answer;
      if (answer === null || answer.status >= 500) {
        await pause(retryMillis);
        continue;
      }
      if (isDoubtful && (await wasDone(answer))) return answer;
      throw new Error(`${what}${isDoubtful ? ', again after no answer' : ''}: ${told(answer)}`);
    }
  }
}
