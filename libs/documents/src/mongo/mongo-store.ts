import { type Connection, createConnection, type Model, type Schema } from 'mongoose';
import { StoreUnavailable } from '../documents.port.js';
import { portError } from './mongo-errors.js';

const answerMillis = 5_000;
/** No operation but the building of an index takes longer. */
export const operationMillis = 15_000;

/** A connection to a database, and the operations that are under way on it. */
export class MongoStore {
  private readonly running = new Set<Promise<unknown>>();
  private closing: Promise<void> | null = null;

  private constructor(private readonly connection: Connection) {}

  /**
   * @param url with the database's name
   * @throws StoreUnavailable no server answers within some seconds
   */
  static async open(url: string): Promise<MongoStore> {
    const connection = createConnection(url, {
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
    });
    // Each operation reports what concerns it; without a listener an error between two would end the process.
    connection.on('error', () => undefined);
    try {
      return new MongoStore(await connection.asPromise());
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
    const task = work();
    this.running.add(task);
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
    this.closing ??= Promise.allSettled(this.running).then(() => this.connection.close());
    return this.closing;
  }
}
