import { BadRequestException, ForbiddenException, HttpException, ImATeapotException } from '@nestjs/common';
import { AlreadyDone, StoreUnavailable, UniqueViolation, VersionConflict } from '#documents';
import { SearchUnavailable } from '#search';
import { Problem, problemBody } from './problem.js';
import { toProblem } from './to-problem.js';

test.each([
  [new Problem('rule-invalid'), 422, 'rule-invalid'],
  [new VersionConflict('a', 1, 2, false), 412, 'version-conflict'],
  [new VersionConflict('a', 1, 2, true), 404, 'not-found'],
  [new VersionConflict('a', 0, 2, false), 409, 'duplicate'],
  [new VersionConflict('a', 0, 2, true), 409, 'duplicate'],
  [new UniqueViolation('businessNumber', '1', 'b'), 409, 'duplicate'],
  [new AlreadyDone('k', 'a'), 409, 'idempotency-conflict'],
  [new StoreUnavailable(new Error('connect ECONNREFUSED 10.0.0.1:27017')), 503, 'not-ready'],
  [new SearchUnavailable(new Error('connect ECONNREFUSED 10.0.0.1:7700')), 503, 'not-ready'],
  [new ForbiddenException(), 403, 'forbidden'],
  [new BadRequestException('x'), 400, 'request-invalid'],
  [new ImATeapotException(), 418, 'request-invalid'],
  [new HttpException('x', 502), 502, 'internal'],
  [new HttpException('x', 302), 500, 'internal'],
  [new URIError('URI malformed'), 400, 'url-invalid'],
  [new RangeError('Maximum call stack size exceeded'), 500, 'internal'],
  [Object.assign(new Error('x'), { status: 413 }), 413, 'payload-too-large'],
  ['text', 500, 'internal'],
  [undefined, 500, 'internal'],
])('%s is %i %s', (error, status, code) => {
  expect(toProblem(error)).toMatchObject({ status, code });
});

test('an error of another copy of the documents port is known by its name', () => {
  class VersionConflictCopy extends Error {
    override readonly name = 'VersionConflict';
    readonly expected = 1;
    readonly current = 2;
    readonly deleted = false;
  }
  expect(toProblem(new VersionConflictCopy()).code).toBe('version-conflict');
});

test('a problem in words: the first field is its detail', () => {
  const problem = new Problem('profile-invalid', {
    errors: [{ path: '/businessNumber', message: { ko: '번호가 틀립니다.', en: 'Wrong number.' } }],
  });
  expect(problemBody(problem, 'ko', 'r-1')).toEqual({
    type: 'urn:ieum:problem:profile-invalid',
    title: '기업 정보에 고칠 곳이 있습니다',
    status: 422,
    detail: '번호가 틀립니다.',
    code: 'profile-invalid',
    errors: [{ path: '/businessNumber', message: '번호가 틀립니다.' }],
    instance: 'urn:ieum:request:r-1',
  });
});
