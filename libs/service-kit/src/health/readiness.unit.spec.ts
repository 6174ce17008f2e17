import { Logger } from '@nestjs/common';
import { Readiness } from './readiness.js';

beforeAll(() => Logger.overrideLogger(false));

describe('Readiness', () => {
  test('is every part’s', async () => {
    const readiness = new Readiness();
    expect((await readiness.status()).ready).toBe(true);
    let ok = false;
    readiness.add('views', async () => ({ ok, detail: { lag: 3 } }));
    expect(await readiness.status()).toEqual({ ready: false, answers: true, parts: { views: { ok: false, detail: { lag: 3 } } } });
    ok = true;
    expect((await readiness.status()).ready).toBe(true);
  });

  test('a part that fails says no more than that', async () => {
    const readiness = new Readiness();
    readiness.add('documents', () => Promise.reject(new Error('mongodb://user:secret@host is down')));
    expect(await readiness.status()).toEqual({
      ready: false,
      answers: true,
      parts: { documents: { ok: false, detail: { reason: 'does not answer' } } },
    });
  });

  test('a service has answers while the parts that it needs are well', async () => {
    const readiness = new Readiness();
    const well = { events: true, documents: true };
    readiness.add('events', async () => ({ ok: well.events }));
    readiness.add('documents', async () => ({ ok: well.documents }));
    readiness.needs('documents');
    well.events = false;
    expect(await readiness.status()).toMatchObject({ ready: false, answers: true });
    well.documents = false;
    expect(await readiness.status()).toMatchObject({ ready: false, answers: false });
    well.events = true;
    expect(await readiness.status()).toMatchObject({ ready: false, answers: false });
    well.documents = true;
    expect(await readiness.status()).toMatchObject({ ready: true, answers: true });
  });

  test('a part that never answers is not waited for', async () => {
    jest.useFakeTimers();
    const readiness = new Readiness();
    readiness.add('search', () => new Promise(() => undefined));
    const status = readiness.status();
    await jest.advanceTimersByTimeAsync(2_000);
    expect((await status).ready).toBe(false);
    jest.useRealTimers();
  });
});
