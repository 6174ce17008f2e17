import type { AskingFirm, Family, FamilyMemory } from '../../families/family.js';
import { FamilyRows } from '../../families/family-rows.js';
import { rowIn, segmentOf } from '../../memory/segment.js';
import type { ConfirmLeaf } from './confirm.leaf.js';

/** Questions by the keys under which they may be answered. A firm answers few, and all others are unknown. */
export class ConfirmFamily implements Family<ConfirmLeaf> {
  private readonly kept: FamilyRows;
  private answers: readonly { readonly key: number; readonly isOwn: boolean; readonly yes: boolean }[] = [];

  constructor(
    private readonly negated: boolean,
    private readonly memory: FamilyMemory,
  ) {
    this.kept = new FamilyRows(memory);
  }

  get size(): number {
    return this.kept.size;
  }

  has(row: number): boolean {
    return this.kept.has(row);
  }

  add(row: number, { answerKeys }: ConfirmLeaf): void {
    this.kept.enter(row);
    for (const key of listKeys(answerKeys)) this.kept.rows(segmentOf(row)).add(this.memory.keys.of(key), rowIn(row));
  }

  remove(row: number, { answerKeys }: ConfirmLeaf): void {
    this.kept.leave(row);
    for (const key of listKeys(answerKeys)) this.kept.rows(segmentOf(row)).remove(this.memory.keys.of(key), rowIn(row));
  }

  put({ profile: { answers = {} } }: AskingFirm): void {
    const found: { key: number; isOwn: boolean; yes: boolean }[] = [];
    for (const name of Object.keys(answers)) {
      const yes = answers[name];
      if (yes === undefined) continue;
      for (const isOwn of [false, true]) {
        const key = this.memory.keys.known(isOwn ? ownKey(name) : sharedKey(name));
        if (key !== undefined) found.push({ key, isOwn, yes });
      }
    }
    // The programme's own answer goes before the one for all, so it comes after and overwrites.
    this.answers = found.sort((a, b) => Number(a.isOwn) - Number(b.isOwn));
  }

  strike(segment: number, met: number, possible: number, length: number): void {
    if (this.kept.count(segment) === 0) return;
    if (this.answers.length === 0) {
      this.kept.clearAll(met, segment, length);
      return;
    }
    const { kernel } = this.memory.arena;
    const rows = this.kept.rows(segment);
    const [yes, no, open] = this.memory.scratch as [number, number, number];
    kernel.zero(yes, length);
    kernel.zero(no, length);
    for (const { key, yes: isYes } of this.answers) {
      rows.orInto(isYes ? yes : no, key, length);
      rows.clearFrom(isYes ? no : yes, key, length);
    }
    this.kept.copyAll(open, segment, length);
    kernel.andNot(open, yes, length);
    kernel.andNot(open, no, length);
    kernel.andNot(met, open, length);
    kernel.andNotBoth(met, possible, this.negated ? yes : no, length);
  }
}

/** The first key is the programme's own; a rule in the index always belongs to a programme. */
function listKeys([own, shared]: readonly string[]): readonly string[] {
  return [ownKey(own!), sharedKey(shared!)];
}

function ownKey(name: string): string {
  return `own ${name}`;
}

function sharedKey(name: string): string {
  return `shared ${name}`;
}
