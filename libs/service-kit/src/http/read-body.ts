import type { IncomingMessage } from 'node:http';
import { Problem } from '../problems/problem.js';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Bytes of a body that is read as a whole. */
export const largestBody = 256 * 1024;

/**
 * The body as it came: of a type that the body guard leaves to the handler.
 *
 * @throws Problem `payload-too-large`; `unsupported-media-type` for a compressed body
 */
export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') throw new Problem('unsupported-media-type', { headers: { 'Accept-Encoding': 'identity' } });
  if (Number(request.headers['content-length'] ?? 0) > largestBody) throw tooLarge();
  return collect(request);
}

/**
 * The body as text.
 *
 * @throws Problem `payload-too-large`; `unsupported-media-type` for a compressed body; `malformed-json` for what is no UTF-8
 */
export async function readText(request: IncomingMessage): Promise<string> {
  const bytes = await readBytes(request);
  try {
    return utf8.decode(bytes);
  } catch (cause) {
    throw new Problem('malformed-json', { cause, detail: { ko: '내용이 UTF-8이 아닙니다.', en: 'The body is not UTF-8.' } });
  }
}

/** Not `for await`: leaving such a loop early destroys the socket that the answer has to go out on. */
function collect(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (outcome: () => void) => {
      request.off('data', onData).off('end', onEnd).off('error', onError).off('close', onClose);
      request.resume();
      outcome();
    };
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      if (size > largestBody) settle(() => reject(tooLarge()));
      else chunks.push(chunk);
    };
    const onEnd = () => settle(() => resolve(Buffer.concat(chunks)));
    const onError = (cause: Error) => settle(() => reject(new Problem('request-invalid', { cause })));
    const onClose = () => settle(() => reject(new Problem('request-invalid')));
    request.on('data', onData).on('end', onEnd).on('error', onError).on('close', onClose);
  });
}

function tooLarge(): Problem {
  return new Problem('payload-too-large', {
    detail: { ko: `256 kB(${largestBody}바이트)까지 보낼 수 있습니다.`, en: `At most 256 kB (${largestBody} bytes) may be sent.` },
  });
}

/** @throws Problem `malformed-json`, saying where */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const [, position] = /position (\d+)/.exec(cause instanceof Error ? cause.message : '') ?? [];
    const [ko, en] = position === undefined ? ['', ''] : [` (${Number(position) + 1}번째 글자)`, ` at character ${Number(position) + 1}`];
    throw new Problem('malformed-json', { detail: { ko: `JSON으로 읽을 수 없습니다${ko}.`, en: `This cannot be read as JSON${en}.` } });
  }
}
