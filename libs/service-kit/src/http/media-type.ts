import type { IncomingMessage } from 'node:http';

export interface MediaType {
  /** Lower case, without parameters. */
  readonly essence: string;
  readonly charset: string | null;
}

export function mediaTypeOf(request: Pick<IncomingMessage, 'headers'>): MediaType | null {
  const [essence = '', ...parameters] = (request.headers['content-type'] ?? '').toLowerCase().split(';');
  if (essence.trim() === '') return null;
  const charset = parameters.map((parameter) => /^\s*charset="?([\w-]+)"?\s*$/.exec(parameter)?.[1]).find((name) => name !== undefined);
  return { essence: essence.trim(), charset: charset ?? null };
}

/** Whether a request says that it carries something. */
export function hasBody({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
