import type { DynamicModule, Type } from '@nestjs/common';
import { MODULE_METADATA } from '@nestjs/common/constants.js';
import { type KeptDefinition, KeptModule } from './kept.module.js';
import type { OwnedDefinition } from './owned-definition.js';
import { OwnedModule } from './owned.module.js';

type Imported = Type<unknown> | DynamicModule;

/** What the services of these modules own, each kind once. */
export function ownedDefinitionsIn(modules: readonly Imported[]): readonly OwnedDefinition<never>[] {
  return definitionsIn(modules, (module) => OwnedModule.definitionOf(module));
}

/** What the services of these modules keep for themselves. */
export function keptDefinitionsIn(modules: readonly Imported[]): readonly KeptDefinition[] {
  return definitionsIn(modules, (module) => KeptModule.definitionOf(module));
}

function definitionsIn<T>(modules: readonly Imported[], definitionOf: (module: object) => T | undefined): readonly T[] {
  return [...new Set(modules.flatMap(withImported).flatMap((module) => definitionOf(module) ?? []))];
}

function withImported(imported: Imported): readonly object[] {
  const module = 'module' in imported ? imported.module : imported;
  const inner = (Reflect.getMetadata(MODULE_METADATA.IMPORTS, module) ?? []) as readonly Imported[];
  const given = 'module' in imported ? ((imported.imports ?? []) as readonly Imported[]) : [];
  return [module, ...[...inner, ...given].flatMap(withImported)];
}
