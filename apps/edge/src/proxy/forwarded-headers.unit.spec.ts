import type { Request } from 'express';
import { headersToService } from './forwarded-headers.js';

function requestFrom(peer: string, trusted: boolean, headers: Readonly<Record<string, string>>): Request {
  const byName = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return {
    rawHeaders: Object.entries(headers).flat(),
    headers: byName,
    socket: { remoteAddress: peer },
    protocol: 'https',
    app: { get: () => () => trusted },
    get: (name: string) => byName[name.toLowerCase()],
  } as unknown as Request;
}

const sent = (request: Request) => {
  const flat = headersToService(request);
  return Array.from({ length: flat.length / 2 }, (_, at) => `${flat[at * 2]}: ${flat[at * 2 + 1]}`);
};

describe('where a request came from', () => {
  const claimed = {
    Host: 'ieum.kr',
    'X-Forwarded-For': '10.0.0.1',
    'X-Forwarded-Host': 'evil.example',
    Forwarded: 'for=10.0.0.1',
    'X-Real-IP': '10.0.0.1',
  };

  it('is not taken from someone outside', () => {
    expect(sent(requestFrom('203.0.113.7', false, claimed))).toEqual([
      'Host: ieum.kr',
      'X-Forwarded-For: 203.0.113.7',
      'X-Forwarded-Proto: https',
      'X-Forwarded-Host: ieum.kr',
    ]);
  });

  it('is taken from a proxy on the own network, which is added', () => {
    expect(sent(requestFrom('10.0.0.9', true, { Host: 'edge', 'X-Forwarded-For': '203.0.113.7', 'X-Forwarded-Host': 'ieum.kr' }))).toEqual([
      'Host: edge',
      'X-Forwarded-For: 203.0.113.7, 10.0.0.9',
      'X-Forwarded-Proto: https',
      'X-Forwarded-Host: ieum.kr',
    ]);
  });
});

it('keeps a header that stands several times, and its spelling', () => {
  const request = requestFrom('10.0.0.9', true, {});
  request.rawHeaders.push('X-A', '1', 'x-a', '2', 'Cookie', 'a=1');
  expect(sent(request).slice(0, 3)).toEqual(['X-A: 1', 'x-a: 2', 'Cookie: a=1']);
});
