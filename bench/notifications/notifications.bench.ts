import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { topics, type PublishedCompany } from '#contracts';
import { FirmCopy, ProgramCopy } from '#copies';
import { Events } from '#events';
import { Recorder } from '../../apps/notifications/testing/recorder.channel.js';
import { OpenNotifications } from '../../apps/notifications/testing/open-notifications.js';
import { StatementCounts } from '../../apps/notifications/src/metrics/statement-counts.js';
import { Listeners } from '../../apps/notifications/src/planning/listeners.js';
import { Secrets } from '../../apps/notifications/src/subscriptions/secrets.js';
import { publishedProgram } from '../../libs/contracts/testing/published-program.js';
import { SubscriptionStore } from '../../apps/notifications/src/subscriptions/subscriptions.store.js';

/** One call that fits every one of many subscribed firms: how long until all of it is planned, how fast it is sent, and what memory it takes. */
const [subscribed = 100_000] = process.argv.slice(2).map(Number);

const folder = mkdtempSync(join(tmpdir(), 'bench-notifications-'));
const email = new Recorder('email');
let handed = 0;
email.messages.push = () => (handed += 1);
const service = await OpenNotifications.open({ folder, clock: '2024-03-04T10:00:00+09:00', channels: [email] });
const { app } = service;

const firm = (n: number): PublishedCompany => ({ id: `firm-${n}`, version: 1, name: `기업 ${n}`, sites: [{ area: '43130' }] });
const batch = 5_000;
for (let from = 0; from < subscribed; from += batch) {
  const firms = Array.from({ length: Math.min(batch, subscribed - from) }, (_, n) => firm(from + n));
  await app.get(Events).publish(
    topics.companies,
    firms.map((value) => ({ key: value.id, value })),
  );
  const secrets = app.get(Secrets);
  const changes = await Promise.all(
    firms.map(async ({ id }) => {
      const channel = { kind: 'email', address: `${id}@example.com` } as const;
      const times = { createdAt: '2024-03-01T00:00:00Z', baseline: null, isPlanned: true };
      const state = { kind: 'company', companyId: id, channel, recipient: await secrets.recipientOf(channel), ...times } as const;
      const rest = { frequency: 'at-once', language: 'ko', state: 'active' } as const;
      return { id: `s-${id}`, expectedVersion: 0, state: { ...state, ...rest }, at: times.createdAt, by: 'bench' };
    }),
  );
  await app.get(SubscriptionStore).collection.putMany(changes);
}
await app.get(FirmCopy).arrivals.reaches(`firm-${subscribed - 1}`, 1, 600_000);
await service.close();

// Opened anew, so that the subscriptions are taken up as after any start.
const again = await OpenNotifications.open({ folder, clock: '2024-03-04T10:00:00+09:00', channels: [email] });
while (again.app.get(Listeners).size < subscribed) await new Promise((resolve) => setTimeout(resolve, 20));
const counts = again.app.get(StatementCounts);
const program = publishedProgram('p', {
  title: '충주시 신산업 경쟁력 고도화',
  rule: { site: { in: ['43130'] } },
  calls: [{ id: 'call', title: '모집 공고', opensAt: '2024-03-01', closesAt: '2024-05-31', closing: 'fixed' }],
});
globalThis.gc?.();
const before = process.memoryUsage().rss;
let peak = before;
const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 50);
const began = performance.now();
const cpuBefore = process.cpuUsage();
await again.app.get(Events).publish(topics.programs, [{ key: program.id, value: program }]);
await again.app.get(ProgramCopy).arrivals.reaches('p', 1, 60_000);
while (counts.total('planned') < subscribed) await new Promise((resolve) => setTimeout(resolve, 10));
const planned = performance.now();
const cpuPlanned = process.cpuUsage(cpuBefore);
const sentByThen = counts.total('sent');
while (counts.total('sent') < subscribed) await new Promise((resolve) => setTimeout(resolve, 10));
const sent = performance.now();
const cpuSent = process.cpuUsage(cpuBefore);
clearInterval(watch);
const seconds = (millis: number) => (millis / 1000).toFixed(1);
console.log(`subscribed firms   ${subscribed}`);
console.log(`planned            ${seconds(planned - began)} s after the call was published (goal for 100,000: 10 s)`);
console.log(
  `sent               ${seconds(sent - began)} s; ${Math.round((subscribed - sentByThen) / ((sent - planned) / 1000))} messages/s once all was planned`,
);
const cpu = ({ user, system }: NodeJS.CpuUsage) => ((user + system) / 1e6).toFixed(1);
console.log(`processor          ${cpu(cpuPlanned)} s until planned, ${cpu(cpuSent)} s until sent`);
console.log(`memory             ${Math.round(before / 1e6)} MB before, ${Math.round(peak / 1e6)} MB at most`);
console.log(`handed over        ${handed}`);
await again.close();
rmSync(folder, { recursive: true });
process.exit(0);
