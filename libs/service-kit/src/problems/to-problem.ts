import { HttpException } from '@nestjs/common';
import type { UniqueViolation, VersionConflict } from '#documents';
import type { ProblemCode } from './problem-codes.js';
import { Problem } from './problem.js';

const codeOfStatus: Readonly<Record<number, ProblemCode>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  406: 'not-acceptable',
  409: 'conflict',
  412: 'version-conflict',
  413: 'payload-too-large',
  415: 'unsupported-media-type',
  422: 'body-invalid',
  428: 'version-conflict',
  429: 'rate-limited',
  503: 'not-ready',
};

/**
 * Whatever was thrown as a problem that may be shown. Errors of the ports are known by name, so that two copies of a module do not
 * turn a conflict into a failure. What is not known is `internal` and says nothing of its inside.
 */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof HttpException) return fromStatus(error.getStatus(), error);
  if (!(error instanceof Error)) return new Problem('internal', { cause: error });
  switch (error.name) {
    case 'VersionConflict':
      return versionConflict(error as VersionConflict);
    case 'UniqueViolation':
      return uniqueViolation(error as UniqueViolation);
    case 'AlreadyDone':
      return new Problem('idempotency-conflict', { cause: error });
    case 'StoreUnavailable':
    case 'SearchUnavailable':
      return new Problem('not-ready', { cause: error, headers: { 'Retry-After': '5' } });
    case 'URIError':
      return new Problem('url-invalid', { cause: error });
    default:
      return fromStatus('status' in error && typeof error.status === 'number' ? error.status : 500, error);
  }
}

function fromStatus(status: number, cause: Error): Problem {
  if (status === 400 && /decode param/i.test(cause.message)) return new Problem('url-invalid', { cause });
  if (status < 400 || status >= 600) return new Problem('internal', { cause });
  return new Problem(codeOfStatus[status] ?? (status < 500 ? 'request-invalid' : 'internal'), { status, cause });
}

function versionConflict(cause: VersionConflict): Problem {
  if (cause.expected === 0) return duplicate('/id', cause);
  if (cause.deleted || cause.current === 0) return new Problem('not-found', { cause });
  return new Problem('version-conflict', {
    cause,
    detail: {
      ko: '읽은 뒤에 다른 사람이 내용을 바꿨습니다. 다시 불러온 다음 고쳐 주세요.',
      en: 'Someone has changed it since you read it. Load it again, then make your change.',
    },
  });
}

/** A unique index is named after the field it holds. */
function uniqueViolation(cause: UniqueViolation): Problem {
  return duplicate(`/${cause.index}`, cause);
}

function duplicate(path: string, cause: Error): Problem {
  return new Problem('duplicate', {
    cause,
    errors: [{ path, message: { ko: '이미 등록된 값입니다.', en: 'This is already registered.' } }],
  });
}
