import type { AddressInfo } from 'node:net';
import { openApp, readConfig } from '#service-kit';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { EdgeModule } from '../edge.module.js';
import type { Pace } from '../pace.js';

type PaceGiven = { readonly [K in keyof Pace]?: number };

export interface OpenEdge {
  readonly app: NestExpressApplication;
  readonly port: number;
  readonly url: string;
  /** Resolves once the edge sees so many ready instances. */
  sees(service: string, ready: number): Promise<void>;
  /** Resolves once the edge knows of so many that they are not ready and have answers. */
  answering(service: string, count: number): Promise<void>;
}

const testPace = { readyMs: 20, readyAnswerMs: 500, answerMs: 300, silenceMs: 300 };

/** An edge in this process in front of these services, listening. */
export async function openEdge(upstreams: string, pace: PaceGiven = {}): Promise<OpenEdge> {
  const config = readConfig({ IEUM_UPSTREAMS: upstreams, LOG_LEVEL: 'silent', PORT: '0' });
  const app = await openApp({ name: 'edge', modules: [EdgeModule.of({ ...testPace, ...pace })], config, ports: false });
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const sees = async (service: string, ready: number) => {
    for (;;) {
      const { parts } = (await (await fetch(`${url}/health/ready`)).json()) as {
        parts: { upstreams: { detail: Record<string, { ready: number }> } };
      };
      if (parts.upstreams.detail[service]?.ready === ready) return;
    }
  };
  const answering = async (service: string, count: number) => {
    const sample = new RegExp(`^ieum_edge_upstream_answering\\{service="${service}",.*\\} 1$`, 'gm');
    while (((await (await fetch(`${url}/metrics`)).text()).match(sample) ?? []).length !== count);
  };
  return { app, port, url, sees, answering };
}
