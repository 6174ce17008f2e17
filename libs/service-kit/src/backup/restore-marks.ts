import type { Documents } from '#documents';

const begun = 'restore-begun-';
const done = 'restore-done-';

export function isRestoreMark(setting: string): boolean {
  return setting.startsWith(begun) || setting.startsWith(done);
}

/** Notes in the store how far the restore of a backup has come, so that one that was cut short can be run again. */
export class RestoreMarks {
  constructor(
    private readonly documents: Pick<Documents, 'setting' | 'keepSetting'>,
    private readonly backup: string,
  ) {}

  async wasCutShort(): Promise<boolean> {
    return (await this.documents.setting(begun + this.backup)) !== null && (await this.documents.setting(done + this.backup)) === null;
  }

  async begin(): Promise<void> {
    await this.documents.keepSetting(begun + this.backup, 'yes');
  }

  async end(): Promise<void> {
    await this.documents.keepSetting(done + this.backup, 'yes');
  }
}
