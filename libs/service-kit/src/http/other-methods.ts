import type { INestApplication } from '@nestjs/common';
import type { Request } from 'express';

interface Layer {
  readonly route?: { readonly methods: Readonly<Record<string, boolean>> };
  match(path: string): boolean;
}

/** The methods that a path takes, for the answer to one that it does not take. */
export function otherMethods(app: INestApplication): (request: Request) => readonly string[] {
  return ({ path }) => {
    const { stack } = (app.getHttpAdapter().getInstance() as { router: { stack: readonly Layer[] } }).router;
    const matching = stack.filter((layer) => layer.route !== undefined && matches(layer, path));
    const methods = matching.flatMap(({ route }) => Object.keys(route?.methods ?? {}).map((method) => method.toUpperCase()));
    if (methods.includes('GET')) methods.push('HEAD');
    return [...new Set(methods)].filter((method) => method !== '_ALL').sort();
  };
}

/** A path that cannot be decoded matches nothing. */
function matches(layer: Layer, path: string): boolean {
  try {
    return layer.match(path);
  } catch {
    return false;
  }
}
