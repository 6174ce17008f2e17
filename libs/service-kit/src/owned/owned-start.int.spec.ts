import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { Events } from '#events';
import { readConfig } from '../config/read-config.js';
import { openApp } from '../http/open-app.js';
import { OwnedDocuments } from './owned-documents.js';
import { OwnedModule } from './owned.module.js';

class Things extends OwnedDocuments<{ readonly title: string }> {}

@Injectable()
class Seeder implements OnModuleInit {
  constructor(private readonly things: Things) {}

  async onModuleInit(): Promise<void> {
    await this.things.saveMany(['a', 'b', 'c'].map((id) => ({ id, expectedVersion: 0, state: { title: id }, by: 'system' })));
  }
}

@Module({
  imports: [OwnedModule.of(Things, { collection: { name: 'things', indexes: [] }, topic: 'test.things' })],
  providers: [Seeder],
})
class SeededModule {}

test('what is saved before the start is on its topic by the time the views say that they have caught up', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ieum-start-'));
  const config = readConfig({
    IEUM_DATA: folder,
    IEUM_DOCUMENTS: 'file::memory:',
    IEUM_SEEDS: 'none',
    IEUM_STAFF_KEY: 'a-key-for-the-tests',
    LOG_LEVEL: 'silent',
  });
  const app = await openApp({ name: 'seeded', modules: [SeededModule], config });
  try {
    const events = app.get(Events);
    await events.caughtUp();
    expect(events.views()).toEqual([
      { view: 'owner', topic: 'test.things', caughtUp: true, handled: 3, position: 3, lag: 0, stale: 0, setAside: 0, paused: false },
    ]);
  } finally {
    await app.close();
    await rm(folder, { recursive: true });
  }
});
