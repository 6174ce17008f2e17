import { Problem } from '../problems/problem.js';

/** The part of a document that a precondition looks at. */
interface Versioned {
  readonly version: number;
  readonly state: unknown;
}

/** What the writer says to have read: the `If-Match` header. */
export class Precondition {
  private constructor(private readonly header: string | undefined) {}

  static fromHeader(header: string | undefined): Precondition {
    return new Precondition(header);
  }

  /**
   * The version to write over.
   *
   * @throws Problem `not-found` for no document or a deleted one; `version-conflict` 428 for no `If-Match`, 412 for another version or for
   * what is no version (`*` too: it would write over what was never read)
   */
  check(document: Versioned | null): number {
    if (document === null || document.state === null) throw new Problem('not-found');
    if (this.header === undefined || this.header.trim() === '') throw missing();
    const versions = this.header.split(',').map((tag) => /^\s*(?:W\/)?"(\d{1,15})"\s*$/.exec(tag)?.[1]);
    if (!versions.some((version) => version !== undefined && Number(version) === document.version)) throw stale(document.version);
    return document.version;
  }
}

function missing(): Problem {
  return new Problem('version-conflict', {
    status: 428,
    detail: {
      ko: '읽은 판 번호를 If-Match 머리글로 보내 주세요 (예: If-Match: "3").',
      en: 'Send the version you read in If-Match, such as If-Match: "3".',
    },
  });
}

function stale(current: number): Problem {
  return new Problem('version-conflict', {
    detail: {
      ko: `읽은 뒤에 내용이 바뀌었습니다. 지금은 ${current}판입니다. 다시 불러온 다음 고쳐 주세요.`,
      en: `It has changed since you read it and is now at version ${current}. Load it again, then make your change.`,
    },
  });
}
