import { projectRoot } from '#service-kit';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Asset {
  readonly type: string;
  readonly body: Buffer;
  /** Of the content; an address with it never changes what it means. */
  readonly hash: string;
}

/** The few files the pages need, read once: one style sheet out of the files in `styles/`, in the order of their names, one script, one icon. */
@Injectable()
export class AssetStore {
  private readonly assets: ReadonlyMap<string, Asset>;

  constructor() {
    const folder = join(projectRoot(), 'apps/web/assets');
    const styles = join(folder, 'styles');
    const sheets = readdirSync(styles)
      .filter((name) => name.endsWith('.css'))
      .sort()
      .map((name) => readFileSync(join(styles, name)));
    this.assets = new Map([
      ['ieum.css', asset('text/css; charset=utf-8', Buffer.concat(sheets))],
      ['ieum.js', asset('text/javascript; charset=utf-8', readFileSync(join(folder, 'ieum.js')))],
      ['icon.svg', asset('image/svg+xml', readFileSync(join(folder, 'icon.svg')))],
    ]);
  }

  find(name: string): Asset | null {
    return this.assets.get(name) ?? null;
  }

  url(name: 'ieum.css' | 'ieum.js' | 'icon.svg'): string {
    return `/assets/${name}?v=${this.assets.get(name)!.hash}`;
  }
}

function asset(type: string, body: Buffer): Asset {
  return { type, body, hash: createHash('sha256').update(body).digest('hex').slice(0, 16) };
}
