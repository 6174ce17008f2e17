import { freePorts } from '../../tools/stack/free-port.js';
import { type Answer, told } from './client.js';
import { hasHeard } from './has-heard.js';
import { Served } from './served.js';
import type { Deed, History } from './story/deeds.js';

interface Known {
  readonly id: string;
  readonly version: number;
}

/** The same history, lived without any fault: all services in one process, on the embedded adapters. */
export class Reference {
  /** Firms by business number: their ids are made anew here. */
  private readonly firms = new Map<string, Known>();
  private told = 0;

  private constructor(readonly served: Served) {}

  static async start(folder: string): Promise<Reference> {
    const [port = 0] = await freePorts(1);
    const served = new Served({ name: 'embedded', app: 'ieum', port, folder, environment: {} });
    await served.process.start();
    return new Reference(served);
  }

  /** Takes in what it has not yet heard of. @throws Error it refuses what the cluster has acknowledged */
  async catchUp({ deeds, programs }: History): Promise<void> {
    for (; this.told < deeds.length; this.told += 1) await this.repeat(deeds[this.told] as Deed);
    await hasHeard(this.served, [...this.firms.values(), ...programs.values()]);
  }

  private async repeat(deed: Deed): Promise<void> {
    switch (deed.kind) {
      case 'firm registered': {
        const { body } = await this.ask('POST', '/api/companies', deed.body);
        this.firms.set(deed.number, body as Known);
        return;
      }
      case 'firm changed': {
        const { id } = this.firm(deed.number);
        const { body } = await this.ask('PUT', `/api/companies/${id}`, deed.body, deed.version);
        this.firms.set(deed.number, body as Known);
        return;
      }
      case 'firm deleted': {
        await this.ask('DELETE', `/api/companies/${this.firm(deed.number).id}`, undefined, deed.version);
        this.firms.delete(deed.number);
        return;
      }
      case 'program added':
        await this.ask('POST', '/api/programs', deed.body);
        return;
      case 'program changed':
        await this.ask('PUT', `/api/programs/${deed.id}`, deed.body, deed.version);
        return;
      case 'program deleted':
        await this.ask('DELETE', `/api/programs/${deed.id}`, undefined, deed.version);
        return;
      case 'call added':
        await this.ask('POST', `/api/programs/${deed.id}/calls`, deed.body);
    }
  }

  private firm(number: string): Known {
    const known = this.firms.get(number);
    if (known === undefined) throw new Error(`the history speaks of the firm ${number} before it was registered`);
    return known;
  }

  private async ask(method: string, path: string, body?: object, version?: number): Promise<Answer> {
    const headers: Record<string, string> = version === undefined ? {} : { 'If-Match': `"${version}"` };
    const answer = await this.served.client.ask(method, path, { body, headers, millis: 30_000 });
    if (answer === null || answer.status >= 300)
      throw new Error(`the embedded run refuses what was acknowledged: ${method} ${path}: ${told(answer)}`);
    return answer;
  }
}
