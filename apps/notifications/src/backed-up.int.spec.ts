import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { topics, type PublishedCompany } from '#contracts';
import { closePorts, keptDefinitionsIn, openPorts, type Ports, readConfig, restoreBackup, takeBackup } from '#service-kit';
import { programOf } from '../testing/notifications-app.js';
import { OpenNotifications } from '../testing/open-notifications.js';
import { Recorder } from '../testing/recorder.channel.js';
import { NotificationsModule } from './notifications.module.js';
import type { Channel } from './subscriptions/subscription.js';
import { Secrets } from './subscriptions/secrets.js';

const clock = '2024-03-04T10:00:00+09:00';
const mail: Channel = { kind: 'email', address: 'kim@example.com' };
const firm: PublishedCompany = { id: 'f', version: 1, name: '가람전지', sites: [{ area: '43130' }] };
const backedUp = { owned: [], kept: keptDefinitionsIn([NotificationsModule]) };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ieum-told-'));
});
afterEach(() => rm(folder, { recursive: true }));

const configOf = (name: string) => readConfig({ IEUM_DATA: join(folder, name), IEUM_SEEDS: 'none', IEUM_CLOCK: clock });

async function withPorts(name: string, use: (ports: Ports) => Promise<unknown>): Promise<void> {
  const ports = await openPorts(configOf(name));
  await use(ports);
  await closePorts(ports);
}

it('goes on from a backup: nothing is told again, what is new is told, and the links in mails still work', async () => {
  const email = new Recorder('email');
  const before = await OpenNotifications.open({ folder: join(folder, 'before'), clock, channels: [email] });
  await before.publish(firm);
  await before.subscribe(mail, { companyId: 'f' });
  await before.publish(programOf('one'));
  await before.until((entries) => entries.some(({ state }) => state.state === 'sent'));
  const token = await before.app.get(Secrets).tokenFor('manage', 'x');
  await before.close();
  expect(email.told).toEqual([['match.new one']]);

  const backup = join(folder, 'backup');
  await withPorts('before', ({ documents }) => takeBackup(documents, backedUp, backup, new Date().toISOString()));
  await withPorts('after', async (ports) => {
    await restoreBackup({ ports, config: configOf('after'), ...backedUp, folder: backup, replace: false });
    // Their owners have put back theirs.
    await ports.events.publish(topics.companies, [{ key: 'f', value: firm }]);
    await ports.events.publish(topics.programs, [{ key: 'one', value: programOf('one') }]);
  });

  const again = new Recorder('email');
  const after = await OpenNotifications.open({ folder: join(folder, 'after'), clock, channels: [again] });
  await after.publish(programOf('two'));
  await again.until((messages) => messages.length === 1);
  expect(again.told).toEqual([['match.new two']]);
  expect(await after.app.get(Secrets).isToken('manage', 'x', token)).toBe(true);
  await after.close();
});
