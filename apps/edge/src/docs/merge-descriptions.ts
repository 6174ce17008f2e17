import type { OpenAPIObject } from '@nestjs/swagger';
import { findRoute } from '../routes/find-route.js';

/** One document of several services: from each, the paths that lead to it. Of schemas and tags of one name the first stays. */
export function mergeDescriptions(own: OpenAPIObject, documents: ReadonlyMap<string, OpenAPIObject>): OpenAPIObject {
  const services = [...documents].sort(([a], [b]) => (a < b ? -1 : 1));
  const paths = services.flatMap(([service, document]) =>
    Object.entries(document.paths).filter(([path]) => findRoute(path)?.service === service),
  );
  const all = [...services.map(([, document]) => document), own];
  const tags = new Map(all.flatMap((document) => document.tags ?? []).map((tag) => [tag.name, tag]));
  return {
    ...own,
    paths: Object.fromEntries(paths.sort(([a], [b]) => (a < b ? -1 : 1))),
    tags: [...tags.values()],
    components: {
      ...own.components,
      schemas: Object.assign({}, ...all.map((document) => document.components?.schemas).reverse()) as NonNullable<
        OpenAPIObject['components']
      >['schemas'],
      securitySchemes: Object.assign({}, ...all.map((document) => document.components?.securitySchemes).reverse()) as NonNullable<
        OpenAPIObject['components']
      >['securitySchemes'],
    },
  };
}
