import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import type { Kind } from './statement.js';

/** A statement in the ledger, as far as the test looks at it. */
export interface Entry {
  readonly id: string;
  readonly kind: Kind;
  readonly recipient: string;
  readonly subject: string;
  readonly programId: string;
  readonly callId: string;
  readonly state: 'planned' | 'sending' | 'sent' | 'failed' | 'suppressed';
  readonly suppressedFor?: string;
  readonly dueAt: string;
  readonly sentAt?: string;
  readonly closesAt?: string;
  readonly days?: number;
  readonly deliveryId?: string;
  readonly failure?: string;
}

/** Looks into the file that the service writes, while it runs or after it has died: reading disturbs no writer. */
export class Kept {
  private readonly database;

  constructor(file: string, isReadOnly = true) {
    this.database = new DatabaseSync(file, { readOnly: isReadOnly, timeout: 5000 });
  }

  /**
   * Messages of which a process that is gone has not noted that they were taken. Read from a copy: a commit that stands in the log and not in its
   * index, as that of a process killed in between, is found only by whoever opens the file anew.
   */
  static unnotedIn(file: string): ReadonlySet<string> {
    const folder = mkdtempSync(join(tmpdir(), 'ieum-copy-'));
    try {
      const copy = join(folder, 'ieum.db');
      for (const part of ['', '-wal']) if (existsSync(`${file}${part}`)) copyFileSync(`${file}${part}`, `${copy}${part}`);
      const kept = new Kept(copy, false);
      const unnoted = kept.unnoted();
      kept.close();
      return unnoted;
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  open(): readonly Entry[] {
    return this.entries("json_extract(state, '$.state') in ('planned', 'sending')");
  }

  all(): readonly Entry[] {
    return this.entries('1');
  }

  private unnoted(): ReadonlySet<string> {
    const rows = this.rows("select id from documents where collection = 'deliveries' and json_extract(state, '$.state') = 'sending'");
    return new Set(rows.map(({ id }) => id as string));
  }

  /** Messages on their way, or of which the ledger does not know yet that they were taken: how many, by the recipient's kind. */
  underWay(): readonly { readonly id: string; readonly recipient: string }[] {
    return this.rows(
      "select id, json_extract(state, '$.recipient') recipient from documents where collection = 'deliveries' and json_extract(state, '$.state') in ('sending', 'handed')",
    ) as { id: string; recipient: string }[];
  }

  /** Subscriptions that have begun or ended and were not taken up yet. */
  unplanned(): number {
    const [row] = this.rows(
      "select count(*) n from documents where collection = 'subscriptions' and json_extract(state, '$.isPlanned') = 0",
    );
    return row?.['n'] as number;
  }

  /** Whether somebody was told of the call. */
  hasCall(programId: string, callId: string): boolean {
    const condition = "json_extract(state, '$.programId') = ? and json_extract(state, '$.callId') = ?";
    const sql = `select id from documents where collection = 'ledger' and ${condition} limit 1`;
    return this.database.prepare(sql).get(programId, callId) !== undefined;
  }

  close(): void {
    this.database.close();
  }

  private entries(condition: string): readonly Entry[] {
    const rows = this.rows(
      `select id, state from documents where collection = 'ledger' and state is not null and ${condition} order by id`,
    );
    return rows.map(({ id, state }) => ({ ...(JSON.parse(state as string) as Omit<Entry, 'id'>), id: id as string }));
  }

  private rows(sql: string): readonly Record<string, unknown>[] {
    return this.database.prepare(sql).all() as Record<string, unknown>[];
  }
}
