import { ApiDescription } from '#service-kit';
import { Injectable } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { UpstreamInstance } from '../upstreams/upstream-instance.js';
import { Upstreams } from '../upstreams/upstreams.js';
import { mergeDescriptions } from './merge-descriptions.js';

const timeoutMs = 5_000;

/** What all services answer, as each of them described it when it last became ready. */
@Injectable()
export class MergedDescription extends ApiDescription {
  private readonly documents = new Map<string, OpenAPIObject>();

  constructor(upstreams: Upstreams) {
    super();
    upstreams.onReady((instance) => void this.read(instance));
  }

  override of(own: OpenAPIObject): OpenAPIObject {
    return mergeDescriptions(own, this.documents);
  }

  /** One that cannot be read now keeps the description it had. */
  private async read({ service, pool }: UpstreamInstance): Promise<void> {
    try {
      const { statusCode, body } = await pool.request({
        path: '/openapi.json',
        method: 'GET',
        headersTimeout: timeoutMs,
        bodyTimeout: timeoutMs,
      });
      const text = await body.text();
      if (statusCode === 200) this.documents.set(service, JSON.parse(text) as OpenAPIObject);
    } catch {
      // It has gone down again; it is read when it comes back.
    }
  }
}
