/** What a feed is of. */
export interface FeedSource {
  /** Where it stands, under the public address: path and query, without what follows the path's name. */
  readonly path: string;
  readonly query: string;
  /** The page that shows the same to a reader. */
  readonly page: string;
  readonly title: string;
}

/** Names that stay the same whatever is written of what they name. */
export class FeedNames {
  readonly host: string;

  constructor(readonly publicUrl: string) {
    // An address of IPv6 has no place in a name of these kinds.
    this.host = new URL(publicUrl).hostname.replace(/[^\w.-]/g, '');
  }

  /** A name after RFC 4151. */
  feed({ path, query }: FeedSource): string {
    return `tag:${this.host},2024:${path.slice(1)}${query === '' ? '' : `?${query}`}`;
  }

  call(programId: string, callId: string): string {
    return `tag:${this.host},2024:programs/${programId}/calls/${callId}`;
  }

  event(programId: string, callId: string): string {
    return `${programId}.${callId}@${this.host}`;
  }

  programPage(programId: string): string {
    return `${this.publicUrl}/programs/${encodeURIComponent(programId)}`;
  }
}
