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

/**
 * Looks into the file that the service writes, while it runs or after it has died: reading disturbs no writer.
 *
 * Rows come through a function and not from prepared statements, of which the driver lets go when they are collected and not when the file is closed:
 * until then whoever opens the file next believes an index of the log that a killed process has left behind its log.
 */
export class Kept {
  private readonly database;
  private found: string[][] = [];

  constructor(file: string, isReadOnly = true) {
    this.database = new DatabaseSync(file, { readOnly: isReadOnly, timeout: 5000 });
    this.database.function('found', { varargs: true }, (...columns: string[]) => {
      this.found.push(columns);
      return null;
    });
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
    const rows = this.rows(['id'], "collection = 'deliveries' and json_extract(state, '$.state') = 'sending'");
    return new Set(rows.map(([id]) => id!));
  }

  /** Messages on their way, or of which the ledger does not know yet that they were taken: how many, by the recipient's kind. */
  underWay(): readonly { readonly id: string; readonly recipient: string }[] {
    const condition = "collection = 'deliveries' and json_extract(state, '$.state') in ('sending', 'handed')";
    return this.rows(['id', "json_extract(state, '$.recipient')"], condition).map(([id, recipient]) => ({
      id: id!,
      recipient: recipient!,
    }));
  }

  /** Subscriptions that have begun or ended and were not taken up yet. */
  unplanned(): number {
    return this.rows(['id'], "collection = 'subscriptions' and json_extract(state, '$.isPlanned') = 0").length;
  }

  /** Whether somebody was told of the call. */
  hasCall(programId: string, callId: string): boolean {
    const condition = `json_extract(state, '$.programId') = '${programId}' and json_extract(state, '$.callId') = '${callId}'`;
    return this.rows(['id'], `collection = 'ledger' and ${condition} limit 1`).length > 0;
  }

  close(): void {
    this.database.close();
  }

  private entries(condition: string): readonly Entry[] {
    const rows = this.rows(['id', 'state'], `collection = 'ledger' and state is not null and ${condition}`);
    return rows
      .map(([id, state]) => ({ ...(JSON.parse(state!) as Omit<Entry, 'id'>), id: id! }))
      .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  }

  /** @param columns texts */
  private rows(columns: readonly string[], condition: string): readonly (readonly string[])[] {
    this.found = [];
    this.database.exec(`select found(${columns.join(', ')}) from documents where ${condition}`);
    return this.found;
  }
}
