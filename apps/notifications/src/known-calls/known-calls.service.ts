import type { Call, PublishedProgram } from '#contracts';
import { type DocumentCollection, Documents, type Live, VersionConflict } from '#documents';
import { hashOf, materialOf, type Material } from '#telling';
import { Clock } from '#service-kit';
import { Injectable } from '@nestjs/common';
import { type KnownCall, knownCallId } from './known-call.js';
import { knownCallCollection } from './known-call.collection.js';

const mostMaterials = 20;
const pageSize = 500;

/** Sees what has become of each programme's calls since it last looked. */
@Injectable()
export class KnownCalls {
  private readonly collection: DocumentCollection<KnownCall>;

  constructor(
    documents: Documents,
    private readonly clock: Clock,
  ) {
    this.collection = documents.collection(knownCallCollection);
  }

  /** Brings what is known of a programme's calls up to date. undefined: the programme is not there (any more). */
  async observe(programId: string, program: PublishedProgram | undefined): Promise<readonly KnownCall[]> {
    const known = new Map((await this.of(programId)).map((document) => [document.state.callId, document]));
    const calls = new Map((program?.calls ?? []).filter(isDated).map((call) => [call.id, call]));
    const seen: KnownCall[] = [];
    for (const call of calls.values()) {
      const before = known.get(call.id);
      const state = this.seen(program as PublishedProgram, call, before?.state);
      seen.push(before !== undefined && isSame(before.state, state) ? before.state : await this.save(programId, call.id, before, state));
    }
    for (const [callId, before] of known) {
      if (calls.has(callId)) continue;
      const gone = { ...before.state, goneAt: this.clock.asOf(), sequence: before.state.sequence + 1 };
      seen.push(before.state.goneAt === undefined ? await this.save(programId, callId, before, gone) : before.state);
    }
    return seen;
  }

  async of(programId: string): Promise<readonly Live<KnownCall>[]> {
    return this.collection.find({ where: [{ index: 'program', anyOf: [programId] }], limit: pageSize });
  }

  async one(programId: string, callId: string): Promise<KnownCall | null> {
    return (await this.collection.get(knownCallId(programId, callId)))?.state ?? null;
  }

  /** Calls that are not there any more, a page at a time. */
  async gone(after: string | undefined): Promise<readonly Live<KnownCall>[]> {
    return this.collection.find({ where: [{ index: 'gone', anyOf: ['yes'] }], limit: pageSize, ...(after !== undefined && { after }) });
  }

  /** Programmes of which a call is known, each once, in no order. */
  async programIds(): Promise<ReadonlySet<string>> {
    const ids = new Set<string>();
    for (let after: string | undefined; ;) {
      const page = await this.collection.scan(after, pageSize);
      for (const { state } of page) if (state !== null) ids.add(state.programId);
      if (page.length < pageSize) return ids;
      after = page.at(-1)?.id;
    }
  }

  private seen(program: PublishedProgram, call: Call, before: KnownCall | undefined): KnownCall {
    const now = materialOf(program, call);
    const material = hashOf(now, program.telling?.material);
    const shown = {
      programId: program.id,
      callId: call.id,
      programTitle: program.title,
      title: call.title,
      closing: call.closing,
      ...(call.opensAt !== undefined && { opensAt: call.opensAt }),
      ...(call.closesAt !== undefined && { closesAt: call.closesAt }),
      isSilent: call.announce === false,
    };
    const state = {
      ...shown,
      material,
      materials: materialsWith(before?.materials ?? {}, material, now),
      sequence: 0,
      seenAt: this.clock.asOf(),
    };
    return { ...state, sequence: before === undefined ? 0 : before.sequence + (isShownSame(before, state) ? 0 : 1) };
  }

  private async save(programId: string, callId: string, before: Live<KnownCall> | undefined, state: KnownCall): Promise<KnownCall> {
    try {
      const change = {
        id: knownCallId(programId, callId),
        expectedVersion: before?.version ?? 0,
        state,
        at: this.clock.asOf(),
        by: 'system',
      };
      await this.collection.put(change);
      return state;
    } catch (error) {
      // Another instance has seen it first: what it saw stands.
      if (!(error instanceof VersionConflict)) throw error;
      return (await this.one(programId, callId)) ?? state;
    }
  }
}

/** Only what a firm can wait for: a call of which no date is known is none yet. */
function isDated({ noticedOn, opensAt, closesAt }: Call): boolean {
  return (noticedOn ?? opensAt ?? closesAt) !== undefined;
}

function materialsWith(before: Readonly<Record<string, Material>>, hash: string, material: Material): Record<string, Material> {
  const others = Object.entries(before).filter(([each]) => each !== hash);
  return Object.fromEntries([...others.slice(1 - mostMaterials), [hash, material]]);
}

function isShownSame(a: KnownCall, b: Omit<KnownCall, 'sequence'>): boolean {
  const shown = ({ programTitle, title, closing, opensAt, closesAt, goneAt }: Omit<KnownCall, 'sequence'>) =>
    JSON.stringify([programTitle, title, closing, opensAt, closesAt, goneAt !== undefined]);
  return shown(a) === shown(b);
}

function isSame(a: KnownCall, b: KnownCall): boolean {
  return a.material === b.material && a.isSilent === b.isSilent && isShownSame(a, b);
}
