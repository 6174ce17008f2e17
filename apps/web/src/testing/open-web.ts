import { openApp, readConfig } from '#service-kit';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebModule } from '../web.module.js';
import { FakeApi } from './fake-api.js';

export interface OpenWeb {
  readonly app: NestExpressApplication;
  readonly api: FakeApi;
  close(): Promise<void>;
}

/** The pages as they run on their own, in front of a stand-in for the API. */
export async function openWeb(): Promise<OpenWeb> {
  const api = new FakeApi();
  const folder = await mkdtemp(join(tmpdir(), 'ieum-web-'));
  const config = readConfig({
    IEUM_DATA: folder,
    IEUM_SEEDS: 'none',
    IEUM_STAFF_KEY: 'a-key-for-the-tests',
    IEUM_PUBLIC_URL: 'http://localhost:3000',
    LOG_LEVEL: 'silent',
    PORT: '0',
    IEUM_API_URL: await api.start(),
  });
  const app = await openApp({ name: 'web', modules: [WebModule], config, ports: false });
  return {
    app,
    api,
    close: async () => {
      await app.close();
      await api.stop();
      await rm(folder, { recursive: true });
    },
  };
}
