import type { Document, DocumentCollection, LeaseRequest } from '#documents';
import { Relay } from './relay.js';

/** A change may be saved at any moment of the relay's falling asleep; none may be left lying there. */
test.each(Array.from({ length: 24 }, (_, turns) => turns))(
  'a change saved %i turns after the relay found nothing is published',
  async (turns) => {
    const waiting: Document<object>[] = [];
    const change: Document<object> = { id: 'a', version: 1, state: {}, savedAt: '2024-03-04T00:00:00.000Z', once: [] };
    let looked = false;
    const collection: Partial<DocumentCollection<object>> = {
      pending: async () => {
        if (!looked) void afterTurns(turns).then(save);
        looked = true;
        return waiting.map((document) => ({ document, audit: [], token: '1' }));
      },
      recordAudit: async () => undefined,
      settle: async () => void waiting.splice(0),
    };
    let published: () => void;
    const done = new Promise<void>((resolve) => (published = resolve));
    const events = { publish: async () => published() };
    const definition = { collection: { name: 'things', indexes: [] }, topic: 'test.things' };
    const leases = {
      lease: async ({ name, holder, ttlMillis, now }: LeaseRequest) => ({ name, holder, token: 1, until: now + ttlMillis }),
      release: async () => undefined,
    };
    const relay = new Relay(definition, collection as DocumentCollection<object>, leases, events, () => 0);

    function save(): void {
      waiting.push(change);
      relay.kick();
    }

    relay.kick();
    await done;
    await relay.stop();
  },
);

async function afterTurns(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
}
