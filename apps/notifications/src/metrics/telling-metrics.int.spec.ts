import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Clock, Metrics } from '#service-kit';
import { programOf } from '../../testing/notifications-app.js';
import { OpenNotifications } from '../../testing/open-notifications.js';
import { Recorder } from '../../testing/recorder.channel.js';
import type { Channel } from '../subscriptions/subscription.js';

const monday = '2024-03-04T10:00:00+09:00';
const mail: Channel = { kind: 'email', address: 'kim@example.com' };
const hook: Channel = { kind: 'webhook', url: 'https://firm.example/hook', secret: 'whsec_c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0' };

let folder: string;
let email: Recorder;
let webhook: Recorder;
let service: OpenNotifications;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ieum-metrics-'));
  [email, webhook] = [new Recorder('email'), new Recorder('webhook', [60_000])];
  service = await OpenNotifications.open({ folder, clock: monday, channels: [email, webhook] });
});
afterEach(async () => {
  await service.close();
  await rm(folder, { recursive: true });
});

/** Samples of this service by name and labels. */
function metrics(): Readonly<Record<string, number>> {
  const lines =
    service.app
      .get(Metrics)
      .text()
      .match(/^ieum_notifications_\S+ \S+$/gm) ?? [];
  return Object.fromEntries(
    lines.map((line) => line.slice('ieum_notifications_'.length).split(' ')).map(([name, value]) => [name, Number(value)]),
  );
}

async function until(holds: (samples: Readonly<Record<string, number>>) => boolean): Promise<Readonly<Record<string, number>>> {
  for (;;) {
    const samples = metrics();
    if (holds(samples)) return samples;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

it('tells what was planned, sent, given up and left out by channel, and what waits', async () => {
  await service.subscribe(mail, { kind: 'program', programId: 'p' });
  await service.subscribe(mail, { kind: 'program', programId: 'q', frequency: 'daily' });
  await service.subscribe(hook, { kind: 'program', programId: 'p' });
  await until(({ subscriptions }) => subscriptions === 3);
  webhook.answers.push({ kind: 'retry', reason: 'it does not answer' });
  await service.publish(programOf('p'), programOf('q'));

  const first = await until(
    (samples) =>
      samples['statements_total{channel="email",outcome="sent"}'] === 1 && samples['waiting{channel="webhook",until="retry"}'] === 1,
  );
  expect(first).toMatchObject({
    leading: 1,
    failing: 0,
    'statements_total{channel="email",outcome="failed"}': 0,
    'statements_total{channel="email",outcome="suppressed"}': 0,
    'statements_total{channel="webhook",outcome="sent"}': 0,
    'attempts_total{channel="email"}': 1,
    'attempts_total{channel="webhook"}': 1,
    'delay_seconds_count{channel="email"}': 1,
    'delay_seconds_bucket{channel="email",le="60"}': 1,
  });
  // That of the daily mail waits until tomorrow at nine.
  const later = await until((samples) => samples['waiting{channel="email",until="later"}'] === 1);
  expect(later['statements_total{channel="email",outcome="planned"}']).toBe(2);
  expect(later['waiting{channel="email",until="now"}']).toBe(0);

  // It is not offered any more before it was told.
  await service.publish({ id: 'q', version: 2, deleted: true });
  await until((samples) => samples['statements_total{channel="email",outcome="suppressed"}'] === 1);
});

it('observes how late something was sent', async () => {
  await service.subscribe(mail, { kind: 'program', programId: 'p', frequency: 'daily' });
  await until(({ subscriptions }) => subscriptions === 1);
  await service.publish(programOf('p'));
  await until((samples) => samples['waiting{channel="email",until="later"}'] === 1);
  // From 10:00 to 09:10 the next day, ten minutes after it was due.
  const clock = service.app.get(Clock);
  const now = clock.now.bind(clock);
  clock.now = () => now() + (23 * 60 + 10) * 60_000;
  const sent = await until((samples) => samples['delay_seconds_count{channel="email"}'] === 1);
  expect(sent['delay_seconds_bucket{channel="email",le="300"}']).toBe(0);
  expect(sent['delay_seconds_bucket{channel="email",le="900"}']).toBe(1);
});
