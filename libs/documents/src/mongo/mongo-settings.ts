import { type Model, Schema } from 'mongoose';
import { isDuplicateKey } from './mongo-errors.js';
import type { MongoStore } from './mongo-store.js';

interface StoredSetting {
  readonly _id: string;
  readonly value: string;
}

const schema = new Schema<StoredSetting>({ _id: { type: String }, value: { type: String } }, { versionKey: false, strict: 'throw' });

export class MongoSettings {
  private readonly settings: Model<StoredSetting>;

  constructor(store: MongoStore) {
    this.settings = store.model('ieum.settings', schema);
  }

  async get(name: string): Promise<string | null> {
    return (await this.settings.findById(name).lean<StoredSetting>())?.value ?? null;
  }

  async keep(name: string, value: string): Promise<string> {
    try {
      await this.settings.insertOne({ _id: name, value });
      return value;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return (await this.get(name)) ?? value;
    }
  }

  async all(): Promise<Readonly<Record<string, string>>> {
    const rows = await this.settings.find({}).lean<StoredSetting[]>();
    return Object.fromEntries(rows.map(({ _id, value }) => [_id, value]));
  }
}
