import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Connection, createConnection } from 'mongoose';

interface Stored {
  readonly _id: string;
  readonly version: number;
  /** Of `text` a unique index has an entry, which is written apart from the document. */
  readonly text: string;
}

const name = 'raced';
const documents = 12;
const duplicateKey = 11_000;
const retryMillis = 20;

/** What a document holds at a version; long enough to take several pages of a file. */
const textOf = (id: string, version: number, writer: number): string => `${id}@${version} by ${writer} `.repeat(120);

/**
 * Several connections that insert and replace the same few documents, each guarded by the version it has read, as fast as they are answered.
 * They know nothing of our own code.
 */
export class RacingWriters {
  /** The writer whose write of `id@version` was acknowledged. */
  readonly winners = new Map<string, number>();
  /** `id@version` of which more than one writer was told that it had won. */
  readonly doubleWinners: string[] = [];
  private readonly running: Promise<void>[] = [];
  private isStopped = false;
  private failure: Error | null = null;

  private constructor(private readonly connections: readonly Connection[]) {}

  static async begin(url: string, count: number): Promise<RacingWriters> {
    const options = { maxPoolSize: 1, serverSelectionTimeoutMS: 500, bufferCommands: false };
    const connections = await Promise.all(Array.from({ length: count }, () => createConnection(url, options).asPromise()));
    const writers = new RacingWriters(connections);
    await connections[0]?.collection(name).createIndex({ text: 1 }, { unique: true });
    connections.forEach((connection, writer) => {
      writers.running.push(writers.write(connection, writer).catch((error: Error) => void (writers.failure = error)));
    });
    return writers;
  }

  /** Resolves when so many more writes are acknowledged. */
  async goOn(writes: number): Promise<void> {
    const enough = this.winners.size + writes;
    while (this.winners.size < enough) {
      if (this.failure !== null) throw this.failure;
      await pause(5);
    }
  }

  /** Ends the writing, then tells what is not as it was acknowledged: an entry a fault, none where all is well. */
  async faults(): Promise<readonly string[]> {
    await this.stop();
    const faults = this.doubleWinners.map((each) => `${each} was won more than once`);
    for (let at = 0; at < documents; at += 1) faults.push(...(await this.faultsOf(`d${at}`)));
    return faults;
  }

  async end(): Promise<void> {
    await this.stop().catch(() => undefined);
    await Promise.all(this.connections.map((connection) => connection.close(true)));
  }

  private async stop(): Promise<void> {
    this.isStopped = true;
    await Promise.all(this.running);
    if (this.failure !== null) throw this.failure;
  }

  private async faultsOf(id: string): Promise<readonly string[]> {
    const collection = (this.connections[0] as Connection).collection<Stored>(name);
    const won = [...this.winners.keys()].filter((each) => each.startsWith(`${id}@`)).map((each) => Number(each.slice(id.length + 1)));
    const last = Math.max(0, ...won);
    const stored = await collection.findOne({ _id: id });
    if (stored === null || stored.version < last)
      return [`${id}@${last} was acknowledged, and there is ${stored === null ? 'nothing' : `${id}@${stored.version}`}`];
    const { version, text } = stored;
    const writer = Number(/ by (\d+) /.exec(text)?.[1]);
    const faults: string[] = [];
    if (text !== textOf(id, version, writer)) faults.push(`${id}@${version} is torn: ${text}`);
    const winner = this.winners.get(`${id}@${version}`);
    if (winner !== undefined && winner !== writer) faults.push(`${id}@${version} was acknowledged to ${winner} and is by ${writer}`);
    const insert = (other: string) => collection.insertOne({ _id: `twin of ${id}`, version, text: other });
    const refusal = await insert(text).then(
      () => null,
      (error: { readonly code?: unknown }) => error.code,
    );
    if (refusal !== duplicateKey) faults.push(`the index has no entry of ${id}@${version}`);
    const before = this.winners.get(`${id}@${version - 1}`);
    if (before !== undefined) {
      // What the index has of a version that was replaced would keep others out.
      await insert(textOf(id, version - 1, before)).then(
        () => collection.deleteOne({ _id: `twin of ${id}` }),
        (error: Error) => faults.push(`the index still has ${id}@${version - 1}, which was replaced: ${error.message}`),
      );
    }
    return faults;
  }

  private async write(connection: Connection, writer: number): Promise<void> {
    const collection = connection.collection<Stored>(name);
    while (!this.isStopped) {
      const id = `d${randomInt(documents)}`;
      try {
        const version = ((await collection.findOne({ _id: id }))?.version ?? 0) + 1;
        const text = textOf(id, version, writer);
        const isWon =
          version === 1
            ? (await collection.insertOne({ _id: id, version, text })).acknowledged
            : (await collection.updateOne({ _id: id, version: version - 1 }, { $set: { version, text } })).modifiedCount === 1;
        if (isWon) this.won(`${id}@${version}`, writer);
      } catch (error) {
        if ((error as { readonly code?: unknown }).code === duplicateKey) continue;
        if (!(error as Error).name.startsWith('Mongo')) throw error;
        await pause(retryMillis);
      }
    }
  }

  private won(what: string, writer: number): void {
    if (this.winners.has(what)) this.doubleWinners.push(what);
    this.winners.set(what, writer);
  }
}
