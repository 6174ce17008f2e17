import { startServer, temporaryFolder } from './support/server.js';

describe('a process whose output nobody reads', () => {
  it('answers on, and ends on SIGTERM within ten seconds', async () => {
    const folder = temporaryFolder();
    const server = await startServer(folder.path, { LOG_LEVEL: 'info', IEUM_SEEDS: 'none' });
    try {
      server.process.stdout?.pause();
      for (let round = 0; round < 40; round += 1) {
        const answers = await Promise.all(Array.from({ length: 50 }, () => fetch(`${server.url}/api/clock`)));
        expect(answers.every(({ status }) => status === 200)).toBe(true);
      }
      const began = Date.now();
      expect(await server.stop()).toBe(0);
      expect(Date.now() - began).toBeLessThan(10_000);
    } finally {
      await server.kill();
      folder.remove();
    }
  }, 60_000);
});
