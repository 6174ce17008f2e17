import { Problem } from '#service-kit';
import { errors } from 'undici';

/** Nothing has been sent: no connection came about. */
export function isUnreached(error: unknown): boolean {
  const { syscall } = detailsOf(error);
  return error instanceof errors.ConnectTimeoutError || syscall === 'connect' || syscall === 'getaddrinfo';
}

/** The instance is not there any more, as opposed to slow. */
export function isGone(error: unknown): boolean {
  const { code } = detailsOf(error);
  return isUnreached(error) || error instanceof errors.SocketError || code === 'ECONNRESET' || code === 'EPIPE';
}

function detailsOf(error: unknown): { readonly syscall?: unknown; readonly code?: unknown } {
  return typeof error === 'object' && error !== null ? error : {};
}

/** What the client is told. */
export function problemOf(error: unknown): Problem {
  if (error instanceof errors.HeadersTimeoutError) return new Problem('gateway-timeout', { cause: error });
  return new Problem('bad-gateway', {
    cause: error,
    detail: { ko: '잠시 뒤에 다시 시도해 주세요.', en: 'Please try again in a moment.' },
  });
}

export function noneReady(): Problem {
  return new Problem('not-ready', {
    headers: { 'Retry-After': '1' },
    detail: {
      ko: '이 부분은 지금 준비 중입니다. 잠시 뒤에 다시 시도해 주세요.',
      en: 'This part is not ready at the moment. Please try again shortly.',
    },
  });
}

/** The table knows the service, and this installation runs without it. */
export function notInstalled(service: string): Problem {
  return new Problem('not-found', {
    detail: { ko: `이 설치에는 ${service} 서비스가 없습니다.`, en: `This installation runs without the service ${service}.` },
  });
}
