import { setTimeout as sleep } from 'node:timers/promises';
import type { EnqueuedTask, Meilisearch, Task } from 'meilisearch';

/** The server took a task and then could not do it. The client resolves all the same: only this tells. */
export class MeilisearchTaskFailed extends Error {
  override readonly name = 'MeilisearchTaskFailed';
  constructor(
    readonly task: number,
    readonly type: string,
    readonly code: string,
    reason: string,
  ) {
    super(`Meilisearch task ${task} (${type}) failed: ${reason} [${code}]`);
  }
}

/** The server has not done a task in time; it may still do it. */
export class MeilisearchTaskLate extends Error {
  override readonly name = 'MeilisearchTaskLate';
  constructor(
    readonly task: number,
    type: string,
    seconds: number,
  ) {
    super(`Meilisearch task ${task} (${type}) was not done within ${seconds} s`);
  }
}

const firstPause = 10;
const longestPause = 500;

/**
 * Resolves when the task has succeeded.
 * @param within milliseconds
 * @throws MeilisearchTaskFailed it failed or was canceled
 * @throws MeilisearchTaskLate
 */
export async function done(client: Meilisearch, enqueuing: Promise<EnqueuedTask>, within: number): Promise<void> {
  const { taskUid, type } = await enqueuing;
  const end = Date.now() + within;
  for (let pause = firstPause; ; pause = Math.min(pause * 2, longestPause)) {
    const task = await client.tasks.getTask(taskUid);
    if (task.status === 'succeeded') return;
    if (task.status === 'failed' || task.status === 'canceled') throw failed(task);
    if (Date.now() + pause > end) throw new MeilisearchTaskLate(taskUid, type, within / 1000);
    await sleep(pause);
  }
}

function failed({ uid, type, status, error }: Task): MeilisearchTaskFailed {
  return new MeilisearchTaskFailed(uid, type, error?.code ?? status, error?.message ?? `it was ${status}`);
}
