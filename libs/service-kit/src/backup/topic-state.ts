import { isId } from '#documents';
import type { StateMessage } from '#events';
import { SeenVersions } from '../owned/seen-versions.js';

/** What a topic has told its readers, of the ids that a backup holds and of those it lacks. */
export class TopicState {
  private readonly highest = new SeenVersions();
  /** The highest version of each id that the backup lacks and that readers have not been told to forget. */
  readonly lacking = new Map<string, number>();

  constructor(private readonly backupHas: (id: string) => boolean) {}

  read(messages: readonly StateMessage<{ readonly version?: unknown }>[]): void {
    for (const { key, value } of messages) {
      const version = typeof value?.version === 'number' && Number.isSafeInteger(value.version) ? value.version : 0;
      if (this.backupHas(key)) this.highest.set(key, Math.max(version, this.highest.get(key) ?? 0));
      else if (value === null) this.lacking.delete(key);
      // Whatever else is on a topic is nobody's document.
      else if (isId(key)) this.lacking.set(key, Math.max(version, this.lacking.get(key) ?? 0));
    }
  }

  /** The highest version ever read of an id; 0 where there was none. */
  versionOf(id: string): number {
    return this.lacking.get(id) ?? this.highest.get(id) ?? 0;
  }
}
