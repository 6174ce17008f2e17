import { type Route, routes } from './routes.table.js';

const compiled = routes.map((route) => ({ route, pattern: patternOf(route.path) }));

/**
 * The route of a path, without its query. As in the services, case and one slash at the end make no difference.
 * @returns null for a path that is none, as the `*` of `OPTIONS *`
 */
export function findRoute(path: string): Route | null {
  return compiled.find(({ pattern }) => pattern.test(path))?.route ?? null;
}

function patternOf(path: string): RegExp {
  const below = path.endsWith('/*');
  const segments = (below ? path.slice(0, -2) : path).split('/').map((segment) => (segment.startsWith(':') ? '[^/]+' : segment));
  return new RegExp(`^${segments.join('/')}${below ? '(?:/.*)?' : '/?'}$`, 'i');
}
