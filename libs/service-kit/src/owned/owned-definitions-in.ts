import type { DynamicModule, Type } from '@nestjs/common';
import { MODULE_METADATA } from '@nestjs/common/constants.js';
import type { OwnedDefinition } from './owned-definition.js';
import { OwnedModule } from './owned.module.js';

type Imported = Type<unknown> | DynamicModule;

/** What the services of these modules own, each kind once. */
export function ownedDefinitionsIn(modules: readonly Imported[]): readonly OwnedDefinition<never>[] {
  return [...new Set(modules.flatMap((module) => definitionsOf(module)))];
}

function definitionsOf(imported: Imported): readonly OwnedDefinition<never>[] {
  const module = 'module' in imported ? imported.module : imported;
  const own = OwnedModule.definitionOf(module);
  const inner = (Reflect.getMetadata(MODULE_METADATA.IMPORTS, module) ?? []) as readonly Imported[];
  const given = 'module' in imported ? ((imported.imports ?? []) as readonly Imported[]) : [];
  return [...(own === undefined ? [] : [own]), ...[...inner, ...given].flatMap(definitionsOf)];
}
