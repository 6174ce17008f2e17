/** Lets one after the other at something, in the order they asked. */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();

  /** Runs `work` when its turn has come; undefined if `stop` came first. */
  async take<T>(work: () => Promise<T>, stop: AbortSignal): Promise<T | undefined> {
    const before = this.last;
    let leave: () => void = () => undefined;
    const mine = new Promise<void>((resolve) => (leave = resolve));
    this.last = before.then(() => mine);
    try {
      if (!(await comes(before, stop))) return undefined;
      return await work();
    } finally {
      leave();
    }
  }
}

function comes(turn: Promise<unknown>, stop: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const giveUp = () => resolve(false);
    if (stop.aborted) return giveUp();
    stop.addEventListener('abort', giveUp, { once: true });
    void turn.then(() => {
      stop.removeEventListener('abort', giveUp);
      resolve(!stop.aborted);
    });
  });
}
