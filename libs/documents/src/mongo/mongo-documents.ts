import { checkDefinition } from '../checks.js';
import { definitionShape } from '../definition-shape.js';
import { type CollectionDefinition, type DocumentCollection, Documents, type Lease, type LeaseRequest } from '../documents.port.js';
import { MongoCollection } from './mongo-collection.js';
import { MongoLeases } from './mongo-leases.js';
import { MongoSettings } from './mongo-settings.js';
import { MongoStore } from './mongo-store.js';
import { SaveOrder } from './save-order.js';

/** The `documents` port on MongoDB, or on a server of its protocol. */
export class MongoDocuments extends Documents {
  private readonly leases: MongoLeases;
  private readonly kept: MongoSettings;
  private readonly order: SaveOrder;
  private readonly declared = new Map<string, { readonly shape: string; readonly collection: DocumentCollection<never> }>();

  private constructor(
    private readonly store: MongoStore,
    private readonly real: () => number,
  ) {
    super();
    this.leases = new MongoLeases(store);
    this.kept = new MongoSettings(store);
    this.order = new SaveOrder(real);
  }

  /**
   * @param url with the database's name
   * @param real this machine's clock, epoch milliseconds
   * @throws StoreUnavailable no server answers within some seconds
   */
  static async open(url: string, real: () => number = Date.now): Promise<MongoDocuments> {
    return new MongoDocuments(await MongoStore.open(url), real);
  }

  override collection<T>(definition: CollectionDefinition<T>): DocumentCollection<T> {
    checkDefinition(definition);
    const shape = definitionShape(definition);
    const known = this.declared.get(definition.name);
    if (known !== undefined) {
      if (known.shape !== shape) throw new TypeError(`${definition.name} is declared twice, with different indexes`);
      return known.collection as DocumentCollection<unknown> as DocumentCollection<T>;
    }
    const { store, leases, order, real } = this;
    const collection = new MongoCollection({ store, leases, order, real }, definition);
    this.declared.set(definition.name, { shape, collection: collection as unknown as DocumentCollection<never> });
    return collection;
  }

  override setting(name: string): Promise<string | null> {
    return this.store.run(() => this.kept.get(name));
  }

  override keepSetting(name: string, value: string): Promise<string> {
    return this.store.run(() => this.kept.keep(name, value));
  }

  override settings(): Promise<Readonly<Record<string, string>>> {
    return this.store.run(() => this.kept.all());
  }

  override lease(request: LeaseRequest): Promise<Lease | null> {
    return this.store.run(() => this.leases.take(request));
  }

  override release(lease: Lease): Promise<void> {
    return this.store.run(() => this.leases.release(lease));
  }

  override ping(): Promise<void> {
    return this.store.ping();
  }

  override close(): Promise<void> {
    return this.store.close();
  }
}
