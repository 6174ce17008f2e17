import { RequestMethod, type INestApplicationContext } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/internal';
import { MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import { accessKey } from './access.decorators.js';

/** @throws Error naming every route that says neither `@Public()` nor `@Staff()` */
export function assertRoutesAreMarked(app: INestApplicationContext): void {
  const reflector = app.get(Reflector);
  const scanner = new MetadataScanner();
  const unmarked: string[] = [];
  for (const module of app.get(ModulesContainer).values()) {
    for (const { metatype } of module.controllers.values()) {
      if (typeof metatype !== 'function') continue;
      const prototype = metatype.prototype as Record<string, () => unknown>;
      for (const name of scanner.getAllMethodNames(prototype)) {
        const handler = prototype[name];
        if (handler === undefined || Reflect.getMetadata(PATH_METADATA, handler) === undefined) continue;
        if (reflector.getAllAndOverride(accessKey, [handler, metatype]) !== undefined) continue;
        unmarked.push(`${metatype.name}.${name} (${RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod]})`);
      }
    }
  }
  if (unmarked.length > 0) throw new Error(`Mark with @Public() or @Staff(): ${unmarked.join(', ')}`);
}
