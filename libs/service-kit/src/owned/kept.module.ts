import type { DynamicModule } from '@nestjs/common';
import type { CollectionDefinition } from '#documents';

/** What a service keeps for itself and publishes nothing of. */
export interface KeptDefinition {
  /**
   * In the order in which a backup copies them while the service goes on: what is copied later may know more than what was copied before it, and
   * has to make sense beside that.
   */
  readonly collections: readonly CollectionDefinition<never>[];
  /** Names of the settings that these documents hang on, as a key by which they name one another. */
  readonly settings: readonly string[];
}

/** What a service imports to have what it keeps for itself in a backup. */
export class KeptModule {
  static of(definition: KeptDefinition): DynamicModule {
    const module = class Kept extends KeptModule {};
    definitions.set(module, definition);
    return { module };
  }

  /** What a module that `of` has made is about. */
  static definitionOf(module: object): KeptDefinition | undefined {
    return definitions.get(module);
  }
}

const definitions = new WeakMap<object, KeptDefinition>();
