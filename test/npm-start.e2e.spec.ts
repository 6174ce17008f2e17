import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { freePorts } from '../tools/stack/free-port.js';
import { root, temporaryFolder } from './support/server.js';

describe('npm start', () => {
  it('says when it is ready, ends cleanly on SIGTERM, and leaves nothing running that would keep the data', async () => {
    const folder = temporaryFolder();
    try {
      for (const start of ['first', 'second']) {
        const [port] = await freePorts(1);
        const environment = { ...process.env, PORT: String(port), IEUM_DATA: folder.path, IEUM_SEEDS: 'none', LOG_LEVEL: 'error' };
        const npm = spawn('npm', ['start'], { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
        const exited = new Promise<{ code: number | null; signal: string | null }>((resolve) =>
          npm.once('exit', (code, signal) => resolve({ code, signal })),
        );
        const ready = await new Promise<string>((resolve, reject) => {
          createInterface({ input: npm.stdout }).on('line', (line) => line.startsWith('이음 ready') && resolve(line));
          void exited.then(() => reject(new Error(`the ${start} start ended before it was ready`)));
        });
        expect(ready).toBe(`이음 ready http://localhost:${port}`);
        expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200);
        npm.kill('SIGTERM');
        // npm itself reports the signal it was ended by, or the code of the server.
        expect([
          { code: null, signal: 'SIGTERM' },
          { code: 0, signal: null },
          { code: 143, signal: null },
        ]).toContainEqual(await exited);
        await expect(fetch(`http://127.0.0.1:${port}/health/live`)).rejects.toThrow();
      }
    } finally {
      folder.remove();
    }
  }, 120_000);
});
