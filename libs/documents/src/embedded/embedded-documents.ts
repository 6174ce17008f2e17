import { Database } from '#sqlite';
import { checkDefinition } from '../checks.js';
import { definitionShape } from '../definition-shape.js';
import { type CollectionDefinition, type DocumentCollection, Documents, type Lease, type LeaseRequest } from '../documents.port.js';
import { EmbeddedCollection } from './embedded-collection.js';
import { EmbeddedLeases } from './embedded-leases.js';
import { KeyIndex } from './key-index.js';
import { createTables } from './schema.js';

/** The `documents` port on a SQLite file. */
export class EmbeddedDocuments extends Documents {
  private readonly declared = new Map<string, { readonly shape: string; readonly collection: DocumentCollection<never> }>();

  private readonly leases: EmbeddedLeases;

  private constructor(private readonly database: Database) {
    super();
    this.leases = new EmbeddedLeases(database);
  }

  /**
   * @param file a path, or `:memory:` for documents that are gone when this is closed
   * @throws DatabaseInUse another process has the file open
   */
  static open(file: string): EmbeddedDocuments {
    const database = Database.open(file);
    createTables(database);
    return new EmbeddedDocuments(database);
  }

  override collection<T>(definition: CollectionDefinition<T>): DocumentCollection<T> {
    checkDefinition(definition);
    const shape = definitionShape(definition);
    const known = this.declared.get(definition.name);
    if (known !== undefined) {
      if (known.shape !== shape) throw new TypeError(`${definition.name} is declared twice, with different indexes`);
      return known.collection as DocumentCollection<unknown> as DocumentCollection<T>;
    }
    this.database.transaction(() => this.bringUpToDate(definition, shape));
    const collection = new EmbeddedCollection(this.database, definition);
    this.declared.set(definition.name, { shape, collection: collection as unknown as DocumentCollection<never> });
    return collection;
  }

  override async setting(name: string): Promise<string | null> {
    return this.database.prepare('select value from settings where name = ?').get<{ value: string }>(name)?.value ?? null;
  }

  override async keepSetting(name: string, value: string): Promise<string> {
    return this.database.write(() => {
      this.database.prepare('insert or ignore into settings (name, value) values (?, ?)').run(name, value);
      return this.database.prepare('select value from settings where name = ?').get<{ value: string }>(name)?.value ?? value;
    });
  }

  override async settings(): Promise<Readonly<Record<string, string>>> {
    const rows = this.database.prepare('select name, value from settings').all<{ name: string; value: string }>();
    return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
  }

  override lease(request: LeaseRequest): Promise<Lease | null> {
    return this.database.write(() => this.leases.take(request));
  }

  override release(lease: Lease): Promise<void> {
    return this.database.write(() => this.leases.release(lease));
  }

  override async ping(): Promise<void> {
    this.database.prepare('select count(*) from collections').get();
  }

  override async close(): Promise<void> {
    await this.database.close();
  }

  private bringUpToDate<T>(definition: CollectionDefinition<T>, shape: string): void {
    const keys = new KeyIndex(this.database, definition);
    const stored = this.database.prepare('select indexes from collections where name = ?').get<{ indexes: string }>(definition.name);
    if (stored?.indexes === shape && keys.looksCurrent()) return;
    keys.rebuild();
    this.database.prepare('insert or replace into collections (name, indexes) values (?, ?)').run(definition.name, shape);
  }
}
