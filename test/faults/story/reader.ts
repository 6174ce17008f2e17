import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '../client.js';
import type { Random } from '../random.js';
import { firm } from './contents.js';

const pauseMillis = 20;

/** Someone who asks what fits a firm, again and again, and counts the answers. */
export class Reader {
  answered = 0;
  refused = 0;

  constructor(
    private readonly random: Random,
    private readonly client: Client,
  ) {}

  async step(): Promise<void> {
    const profile = firm(this.random);
    const answer = await this.client.ask('POST', '/api/matches', { body: { profile } });
    if (answer?.status === 200) this.answered += 1;
    else this.refused += 1;
    await pause(pauseMillis);
  }
}
