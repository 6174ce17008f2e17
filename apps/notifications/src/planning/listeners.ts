import { Injectable } from '@nestjs/common';
import type { Listener } from './listener.js';

/** The active subscriptions, found by whatever may change: filled by whoever plans, and forgotten with the lease. */
@Injectable()
export class Listeners {
  private readonly all = new Map<string, Listener>();
  private readonly companies = new Map<string, Set<Listener>>();
  private readonly programs = new Map<string, Set<Listener>>();
  private readonly recipients = new Map<string, Set<Listener>>();
  private readonly searching = new Set<Listener>();

  get size(): number {
    return this.all.size;
  }

  put(listener: Listener): void {
    this.remove(listener.id);
    this.all.set(listener.id, listener);
    enter(this.recipients, listener.recipient, listener);
    enter(this.companies, listener.companyId, listener);
    if (listener.kind === 'program') enter(this.programs, listener.programId, listener);
    if (listener.kind === 'search') this.searching.add(listener);
  }

  remove(id: string): Listener | undefined {
    const listener = this.all.get(id);
    if (listener === undefined) return undefined;
    this.all.delete(id);
    leave(this.recipients, listener.recipient, listener);
    leave(this.companies, listener.companyId, listener);
    leave(this.programs, listener.programId, listener);
    this.searching.delete(listener);
    return listener;
  }

  clear(): void {
    for (const each of [this.all, this.companies, this.programs, this.recipients, this.searching]) each.clear();
  }

  /** All that are a registered firm's, of whatever kind. */
  ofCompany(companyId: string): Iterable<Listener> {
    return this.companies.get(companyId) ?? [];
  }

  ofProgram(programId: string): Iterable<Listener> {
    return this.programs.get(programId) ?? [];
  }

  ofRecipient(recipient: string): Iterable<Listener> {
    return this.recipients.get(recipient) ?? [];
  }

  searches(): Iterable<Listener> {
    return this.searching;
  }

  companyIds(): Iterable<string> {
    return this.companies.keys();
  }
}

function enter(map: Map<string, Set<Listener>>, key: string | undefined, listener: Listener): void {
  if (key === undefined) return;
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set([listener]));
  else set.add(listener);
}

function leave(map: Map<string, Set<Listener>>, key: string | undefined, listener: Listener): void {
  const set = key === undefined ? undefined : map.get(key);
  if (set === undefined) return;
  set.delete(listener);
  if (set.size === 0) map.delete(key as string);
}
