import mongoose from 'mongoose';

export interface Seen {
  readonly token: number;
  /** Epoch milliseconds; 0 where it was given back. */
  readonly until: number;
}

/** Looks at a lease past our own code, without asking for it. null where nobody ever took it. */
export async function seeLease(database: string, name: string): Promise<Seen | null> {
  const connection = await mongoose.createConnection(database, { serverSelectionTimeoutMS: 5_000 }).asPromise();
  try {
    const found = await connection.collection<Seen & { _id: string }>('ieum.leases').findOne({ _id: name });
    return found === null ? null : { token: found.token, until: found.until };
  } finally {
    await connection.close();
  }
}
