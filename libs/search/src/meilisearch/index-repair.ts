import type { Meilisearch } from 'meilisearch';
import type { Repair, SearchLease, SearchSource } from '../search.port.js';
import { indexedDocument } from './indexed-document.js';
import { dropOutdated, ProgramIndex } from './program-index.js';
import { indexNames } from './settings.js';

/** Up to so many documents, or this share of them, are mended where they are: half-mended is hardly worse than wrong. */
const mendedInPlace = { documents: 200, share: 0.1 };
/** What changes while an index is built is taken up in so many rounds at most before it is put in place. */
const catchUpRounds = 3;

/** What keeps an index from being what it should be. */
interface Fault {
  /** Missing or behind. */
  readonly behind: readonly string[];
  readonly unknown: readonly string[];
}

/** Another process has taken over the lease in the middle of a repair: it does the rest. */
class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** Compares the index with a source and brings it to what the source says: level, whatever was missed, lost or done twice. */
export class IndexRepair {
  /** What the source did not know when it was last looked at: a deletion that was missed, or a document that is new. */
  private unknownBefore: ReadonlySet<string> = new Set();

  constructor(
    private readonly client: Meilisearch,
    private readonly live: ProgramIndex,
  ) {}

  async run(source: SearchSource, lease: SearchLease): Promise<Repair> {
    if (!(await lease.hold())) return 'elsewhere';
    try {
      return await this.runAlone(source, async () => {
        if (!(await lease.hold())) throw new LeaseLost();
      });
    } catch (error) {
      if (error instanceof LeaseLost) return 'elsewhere';
      throw error;
    } finally {
      await lease.release();
    }
  }

  private async runAlone(source: SearchSource, hold: () => Promise<void>): Promise<Repair> {
    const whole = (await this.live.exists()) && (await this.live.hasSettings());
    const fault = whole ? await faultOf(this.live, source) : null;
    if (fault === null || fault.behind.length > tolerated(source)) {
      await this.rebuild(source, hold);
      return 'rebuilt';
    }
    const gone = fault.unknown.filter((id) => this.unknownBefore.has(id));
    this.unknownBefore = new Set(fault.unknown);
    await write(this.live, source, fault.behind, hold);
    await this.live.remove(gone);
    return fault.behind.length + gone.length > 0 ? 'mended' : 'right';
  }

  private async rebuild(source: SearchSource, hold: () => Promise<void>): Promise<void> {
    // The live index is not touched before the swap: one that is lost answers nothing until then, rather than that there is nothing.
    const next = new ProgramIndex(this.client, indexNames.next);
    // Left by one that was interrupted.
    if (await next.exists()) await next.drop();
    await next.prepare();
    for (let round = 0; round < catchUpRounds; round += 1) {
      const { behind, unknown } = await faultOf(next, source);
      if (behind.length + unknown.length === 0) break;
      await write(next, source, behind, hold);
      await next.remove(unknown);
    }
    await hold();
    await this.live.swapWith(next);
    await next.drop();
    // What was written to the old index while the last round ran.
    await write(this.live, source, (await faultOf(this.live, source)).behind, hold);
    await dropOutdated(this.client);
  }
}

function tolerated(source: SearchSource): number {
  return Math.max(mendedInPlace.documents, source.versions().size * mendedInPlace.share);
}

async function faultOf(index: ProgramIndex, source: SearchSource): Promise<Fault> {
  const indexed = await index.versions();
  // After the index was read, so that what is new in it is known here if it is known at all.
  const wanted = source.versions();
  return {
    behind: [...wanted].filter(([id, version]) => (indexed.get(id) ?? 0) < version).map(([id]) => id),
    unknown: [...indexed.keys()].filter((id) => !wanted.has(id)),
  };
}

async function write(index: ProgramIndex, source: SearchSource, ids: readonly string[], hold: () => Promise<void>): Promise<void> {
  const documents = ids.flatMap((id) => {
    const document = source.document(id);
    return document === undefined ? [] : [indexedDocument(document)];
  });
  await index.write(documents, hold);
}
