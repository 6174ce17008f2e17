import { Database, inMemory } from '#sqlite';
import type { CollectionDefinition, FindQuery } from '../documents.port.js';
import { conditionsOf } from './conditions.js';
import { createTables } from './schema.js';

const firms: CollectionDefinition<never> = {
  name: 'firms',
  indexes: [
    { name: 'area', keys: () => [] },
    { name: 'size', keys: () => [] },
  ],
};

/** Nothing of it takes time: what is chosen hangs on the tables and the text alone. */
describe('a look at the keys of documents', () => {
  const database = Database.open(inMemory);
  beforeAll(() => createTables(database));
  afterAll(() => database.close());

  const planOf = (sql: string, ...values: readonly (string | number)[]) =>
    database.prepare(`explain query plan ${sql}`).all<{ detail: string }>(...values);
  /** How the table of keys is looked at. */
  const lookOf = (where: NonNullable<FindQuery['where']>) => {
    const { from, where: condition, values, id } = conditionsOf(firms, where);
    const sql = `select d.id from ${from} where ${condition} and ${id} > ? group by ${id} order by ${id} limit ?`;
    return planOf(sql, ...(values as string[]), '', 10).find(({ detail }) => detail.startsWith('SEARCH k'))?.detail;
  };

  it('finds documents by the key that is asked for, one or several, and never by going through the collection', () => {
    expect(lookOf([{ index: 'area', anyOf: ['43130'] }])).toContain('(collection=? AND name=? AND key=? AND id>?)');
    expect(lookOf([{ index: 'area', anyOf: ['43130', '43111'] }])).toContain('(collection=? AND name=? AND key=?)');
    const both = [
      { index: 'area', anyOf: ['43130', '43111'] },
      { index: 'size', anyOf: ['small', 'micro', 'medium'] },
    ];
    expect(lookOf(both)).toContain('(collection=? AND name=? AND key=?)');
  });
});
