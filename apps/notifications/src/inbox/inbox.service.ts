import { FirmCopy, ProgramCopy } from '#copies';
import type { Lang } from '#korea';
import { changesBetween } from '#telling';
import { Clock, Config } from '#service-kit';
import { Injectable } from '@nestjs/common';
import type { KnownCall } from '../known-calls/known-call.js';
import { KnownCalls } from '../known-calls/known-calls.service.js';
import { toldDays } from '../ledger/ledger.collection.js';
import { Ledger } from '../ledger/ledger.js';
import type { InboxItem } from './inbox.answer.js';
import { type ToldStatement, toldStatements } from './told-statement.js';

/** What a firm was told: the ledger, read from the firm's side. */
@Injectable()
export class Inbox {
  constructor(
    private readonly firms: FirmCopy,
    private readonly programs: ProgramCopy,
    private readonly knownCalls: KnownCalls,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  has(companyId: string): boolean {
    return this.firms.profileOf(companyId) !== undefined;
  }

  /** All of it, oldest first. */
  async all(companyId: string): Promise<readonly ToldStatement[]> {
    return toldStatements(await this.ledger.all('subject', subjectOf(companyId)));
  }

  /** The entries of what was told today and yesterday (UTC): to see whether there is something new costs the same however long a firm has been told things. */
  async recentIds(companyId: string): Promise<readonly string[]> {
    const entries = await this.ledger.all('told', ...toldDays(subjectOf(companyId), this.clock.now()));
    return entries.map(({ id }) => id);
  }

  /** As they are shown. */
  async items(companyId: string, statements: readonly ToldStatement[], lang: Lang): Promise<readonly InboxItem[]> {
    return Promise.all(statements.map((statement) => this.item(companyId, statement, lang)));
  }

  private async item(companyId: string, { first, at, isRead }: ToldStatement, lang: Lang): Promise<InboxItem> {
    const { kind, programId, callId, closesAt, material, from } = first.state;
    const program = this.programs.get(programId);
    const call = program?.calls.find(({ id }) => id === callId);
    const known = await this.knownCalls.one(programId, callId);
    const told = known?.materials[material];
    const closes = closesAt ?? (told === undefined ? (call ?? known)?.closesAt : (told.closesAt ?? undefined));
    const changes = kind === 'call.changed' ? changesOf(known, from, material, lang) : [];
    return {
      id: first.id,
      type: kind,
      at,
      key: first.id,
      companyId,
      programId,
      callId,
      programTitle: program?.title ?? known?.programTitle ?? null,
      callTitle: call?.title ?? known?.title ?? null,
      ...(closes !== undefined && { closesAt: closes }),
      ...(changes.length > 0 && { changes }),
      url: `${this.config.publicUrl}/go/${first.id}`,
      read: isRead,
    };
  }
}

function subjectOf(companyId: string): string {
  return `company:${companyId}`;
}

/** Nothing where it is too long ago that it was like that. */
function changesOf(known: KnownCall | null, from: string | undefined, to: string, lang: Lang) {
  const [before, after] = [known?.materials[from ?? ''], known?.materials[to]];
  return before === undefined || after === undefined ? [] : changesBetween(before, after, { lang });
}
