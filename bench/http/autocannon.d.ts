/** The part of autocannon that is used here; it brings no types. */
declare module 'autocannon' {
  interface Options {
    readonly url: string;
    readonly connections: number;
    /** Seconds. */
    readonly duration: number;
    /** Sent in turn by each connection. */
    readonly requests: readonly { readonly method: string; readonly headers: Readonly<Record<string, string>>; readonly body: string }[];
  }
  interface Result {
    /** A second, and of the whole run. */
    readonly requests: { readonly average: number; readonly total: number };
    /** Bytes a second, headers included. */
    readonly throughput: { readonly average: number };
    /** Milliseconds. */
    readonly latency: { readonly p50: number; readonly p99: number };
    readonly non2xx: number;
    readonly errors: number;
  }
  export default function autocannon(options: Options): Promise<Result>;
}
