import type { Config } from '#service-kit';

/** What `npm run ieum -- <name> …` does. */
export interface Command {
  /** What follows the name, in words. */
  readonly usage: string;
  readonly summary: string;
  /** @throws UsageError */
  run(args: readonly string[], context: CommandContext): Promise<void>;
}

export interface CommandContext {
  readonly config: Config;
  readonly print: (line: string) => void;
  /** A path as whoever typed it meant it. */
  readonly path: (typed: string) => string;
}

/** The command was typed in a way that it does not understand. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The command did what it could, and says itself what is left to do. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
}
