import 'reflect-metadata';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, Matches, MaxLength, Min, ValidateNested } from 'class-validator';
import { Problem } from '../problems/problem.js';
import { BodyPipe, type BodyOptions } from './body.pipe.js';

class CallDto {
  @IsString()
  title!: string;

  @IsOptional()
  @Matches(/^[a-z0-9-]+$/, { context: { ko: '영문 소문자, 숫자, 붙임표만 쓸 수 있습니다.', en: 'Only a-z, 0-9 and dashes.' } })
  id?: string;

  rule?: unknown;
}

class ProgramDto {
  @IsString()
  @MaxLength(5)
  title!: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  count?: number;

  @IsOptional()
  @IsIn(['ai', 'robot'], { each: true })
  tracks?: string[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(3)
  @ValidateNested({ each: true })
  @Type(() => CallDto)
  calls?: CallDto[];

  rule?: unknown;
}

const options: BodyOptions = { raw: ['rule', 'calls.rule'], ignore: ['version'] };
const read = (body: unknown, given: BodyOptions = options) => new BodyPipe(ProgramDto, given).transform(body);

function refused(body: unknown, given?: BodyOptions): Problem {
  try {
    read(body, given);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('it was accepted');
}

function nested(levels: number): unknown {
  return JSON.parse('{"not":'.repeat(levels) + '1' + '}'.repeat(levels));
}

describe('BodyPipe', () => {
  test('makes an instance and leaves raw members as they came, however deep', () => {
    const rule = nested(12_000);
    const own = { any: [] };
    const body = read({ title: '가나다', version: 4, rule, calls: [{ title: 'x' }, { title: 'y', rule: own }] });
    expect(body).toBeInstanceOf(ProgramDto);
    expect(body.rule).toBe(rule);
    expect(body.calls?.[0]).toBeInstanceOf(CallDto);
    expect(body.calls?.[0]).not.toHaveProperty('rule');
    expect(body.calls?.[1]?.rule).toBe(own);
    expect(body).not.toHaveProperty('version');
  });

  test('a deep member that is not raw is refused by its place, not by an overflowing stack', () => {
    const problem = refused({ title: 'x', tracks: nested(12_000) });
    expect(problem).toMatchObject({ code: 'body-invalid', status: 400 });
    expect(problem.errors[0]?.path).toBe(`/tracks${'/not'.repeat(63)}`);
  });

  test('a rule where none is declared as raw is refused', () => {
    expect(refused({ title: 'x', rule: nested(12_000) }, {}).status).toBe(400);
    expect(refused({ title: 'x', extra: 1 }).errors).toEqual([
      { path: '/extra', message: { ko: '알 수 없는 항목입니다.', en: 'This field is not known.' } },
    ]);
  });

  test('names each field by its pointer, in words', () => {
    const problem = refused({ title: '여섯글자제목', count: '3', tracks: ['ai', 'sea'], calls: [{ title: 'a' }, { id: 'A B' }] });
    expect(problem).toMatchObject({ code: 'body-invalid', status: 422 });
    expect(problem.errors).toEqual([
      { path: '/title', message: { ko: '5자를 넘을 수 없습니다.', en: 'This may have at most 5 characters.' } },
      { path: '/count', message: { ko: '정수여야 합니다.', en: 'This must be a whole number.' } },
      { path: '/tracks', message: { ko: '다음 중 하나여야 합니다: ai, robot', en: 'This must be one of: ai, robot' } },
      { path: '/calls/1/title', message: { ko: '꼭 입력해야 합니다.', en: 'This is required.' } },
      { path: '/calls/1/id', message: { ko: '영문 소문자, 숫자, 붙임표만 쓸 수 있습니다.', en: 'Only a-z, 0-9 and dashes.' } },
    ]);
  });

  test.each([null, [], 'text', 7, undefined])('%j is no object', (body) => {
    expect(refused(body).errors[0]?.path).toBe('');
  });

  test('carries the code it was given, and no more errors than anyone mends', () => {
    const flood = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`field${index}`, 1]));
    const problem = refused({ title: 'x', ...flood }, { code: 'profile-invalid' });
    expect(problem.code).toBe('profile-invalid');
    expect(problem.errors).toHaveLength(50);
  });

  test('a member named __proto__ changes no prototype', () => {
    const body = JSON.parse('{"title":"x","__proto__":{"count":3},"calls":[{"title":"y","__proto__":{"id":"a"}}]}') as unknown;
    try {
      expect(read(body)).not.toMatchObject({ count: 3 });
    } catch (error) {
      expect(error).toBeInstanceOf(Problem);
    }
    expect(({} as { count?: number }).count).toBeUndefined();
  });

  test('without a DTO the body stays the plain object it is', () => {
    expect(new BodyPipe(null, { ignore: ['id'] }).transform({ id: 'a', name: 'b' })).toEqual({ name: 'b' });
  });
});
