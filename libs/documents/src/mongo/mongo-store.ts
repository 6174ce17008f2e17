import { setTimeout as pause } from 'node:timers/promises';
import { type Connection, type ConnectOptions, createConnection, type Model, type Schema } from 'mongoose';
import { StoreUnavailable } from '../documents.port.js';
import { DriverWatch, type Patience } from './driver-watch.js';
import { portError } from './mongo-errors.js';

const answerMillis = 5_000;
const reopenMillis = 500;
/** No operation but the building of an index takes longer. */
export const operationMillis = 15_000;

/** Well beyond the driver's own timeouts. */
const usualPatience: Patience = { heartbeat: 2 * answerMillis, held: 4 * answerMillis, operation: 2 * operationMillis };

const options: ConnectOptions = {
  appName: 'ieum',
  autoCreate: false,
  autoIndex: false,
  // An operation that cannot be done now must fail now: readiness and the relay do the waiting.
  bufferCommands: false,
  serverSelectionTimeoutMS: answerMillis,
  connectTimeoutMS: answerMillis,
  socketTimeoutMS: operationMillis,
  // What is published must never be rolled back after a fail-over, so it is neither written nor read before a majority has it.
  writeConcern: { w: 'majority', journal: true, wtimeoutMS: operationMillis },
  readConcern: { level: 'majority' },
  readPreference: 'primary',
};

/** A connection to a database, and the operations that are under way on it. */
export class MongoStore {
  /** With what gives each up. */
  private readonly running = new Map<Promise<unknown>, (error: unknown) => void>();
  private closing: Promise<void> | null = null;
  private watch: DriverWatch;
  private reopening: Promise<void> = Promise.resolve();

  private constructor(
    private readonly url: string,
    private readonly connection: Connection,
    private readonly patience: Patience,
  ) {
    this.watch = this.watchDriver();
  }

  /**
   * @param url with the database's name
   * @throws StoreUnavailable no server answers within some seconds
   */
  static async open(url: string, patience: Patience = usualPatience): Promise<MongoStore> {
    const connection = createConnection(url, options);
    // Each operation reports what concerns it; without a listener an error between two would end the process.
    connection.on('error', () => undefined);
    try {
      return new MongoStore(url, await connection.asPromise(), patience);
    } catch (error) {
      await connection.close().catch(() => undefined);
      throw portError(error);
    }
  }

  model<T>(name: string, schema: Schema<T>): Model<T> {
    return this.connection.model<T>(name, schema, name);
  }

  /** Runs operations; what they meet in an outage rejects as StoreUnavailable. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.closing !== null) throw new StoreUnavailable(new Error('it was closed'));
    let giveUp: (error: unknown) => void = () => undefined;
    const task = new Promise<T>((resolve, reject) => {
      giveUp = reject;
      work().then(resolve, reject);
    });
    this.running.set(task, giveUp);
    try {
      return await task;
    } catch (error) {
      throw portError(error);
    } finally {
      this.running.delete(task);
    }
  }

  async ping(): Promise<void> {
    await this.run(async () => this.connection.db?.command({ ping: 1 }));
  }

  /** Lets the operations under way finish. */
  close(): Promise<void> {
    this.closing ??= this.end();
    return this.closing;
  }

  private async end(): Promise<void> {
    await Promise.allSettled(this.running.keys());
    // Which may put a new watch in place of the one that is over.
    await this.reopening;
    this.watch.close();
    await this.connection.close();
  }

  private watchDriver(): DriverWatch {
    return new DriverWatch(this.connection.getClient(), this.patience, () => {
      this.reopening = this.reopen();
    });
  }

  /** Gives the driver up for a new one. */
  private async reopen(): Promise<void> {
    const error = new StoreUnavailable(new Error('the driver waited for a socket that was gone'));
    for (const giveUp of this.running.values()) giveUp(error);
    await this.connection.close().catch(() => undefined);
    while (this.closing === null) {
      try {
        await this.connection.openUri(this.url, { ...options });
        this.watch = this.watchDriver();
        return;
      } catch {
        await pause(reopenMillis);
      }
    }
  }
}
