import type { Documents } from '#documents';
import type { Config } from '../config/config.js';
import { readFirstRun, writeFirstRun } from './first-run.file.js';
import { StaffAccess } from './staff-access.js';
import { makeStaffKey, readRecord, recordOf, writeRecord } from './staff-key.js';

const settingName = 'staff-key';

/**
 * Who may act as staff: the holder of the configured key, or of the one made at the first start.
 *
 * A made key is written to `first-run.json` before its digest is kept, so that a process that dies between the two leaves a key that the
 * next start takes up, and never a digest whose key nobody has seen.
 *
 * @param documents null for a service that keeps nothing: it makes no key
 * @param announce told the key in clear once, when its digest is first kept
 */
export async function openAccess(
  config: Pick<Config, 'staffKey' | 'dataFolder'>,
  documents: Pick<Documents, 'setting' | 'keepSetting'> | null,
  announce: (apiKey: string) => void,
): Promise<StaffAccess> {
  if (config.staffKey !== null) return new StaffAccess(recordOf(config.staffKey));
  if (documents === null) return new StaffAccess(null);
  const kept = await documents.setting(settingName);
  if (kept !== null) return new StaffAccess(readRecord(kept));

  const key = (await readFirstRun(config.dataFolder)) ?? (await writeFirstRun(config.dataFolder, makeStaffKey()));
  const own = writeRecord(recordOf(key));
  const first = await documents.keepSetting(settingName, own);
  if (first === own) announce(key);
  return new StaffAccess(readRecord(first));
}
