import type { OwnedDefinition } from '#service-kit';

export interface Firm {
  readonly name: string;
  readonly number: string;
}

/** What the tests of restore own, in parent and child. */
export const firms: OwnedDefinition<Firm> = {
  collection: { name: 'firms', indexes: [{ name: 'number', unique: true, keys: ({ number }) => [number] }] },
  topic: 'test.firms',
};
