import type { OpenAPIObject } from '@nestjs/swagger';

/** Provided by a service that describes another API than its own routes. */
export abstract class ApiDescription {
  /**
   * The document to show now; asked at each request.
   *
   * @param own what describes the service's own routes
   */
  abstract of(own: OpenAPIObject): OpenAPIObject;
}
