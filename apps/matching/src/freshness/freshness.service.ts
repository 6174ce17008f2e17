import { FirmCopy, ProgramCopy } from '#copies';
import { Problem, type AtLeast } from '#service-kit';
import { Injectable } from '@nestjs/common';
import { IndexedPrograms } from '../search/indexed-programs.js';

const patienceMs = 2_000;

/** Lets a reader see its own write: waits until what it wrote has arrived here. */
@Injectable()
export class FreshnessService {
  constructor(
    private readonly firms: FirmCopy,
    private readonly programs: ProgramCopy,
    private readonly indexed: IndexedPrograms,
  ) {}

  /**
   * @param first the document that a bare version speaks of: the first in the path; null where the path names none
   * @throws Problem `query-invalid` for a bare version where the path names no document, `not-yet-projected` after two seconds
   */
  async wait(asked: readonly AtLeast[], first: string | null): Promise<void> {
    const documents = asked.map(({ id, version }) => {
      const document = id ?? first;
      if (document === null) throw bareVersion();
      return { document, version };
    });
    const arrived = await Promise.all(documents.map(({ document, version }) => this.arrives(document, version)));
    if (arrived.includes(false)) throw notYet();
  }

  /** Firms and programmes have ids of their own kind, so an id arrives in one place only; which one is not known before. */
  private async arrives(id: string, version: number): Promise<boolean> {
    const found = new AbortController();
    const inFirms = this.firms.arrivals.reaches(id, version, patienceMs, found.signal);
    const inPrograms = Promise.all([
      this.programs.arrivals.reaches(id, version, patienceMs, found.signal),
      this.indexed.reaches(id, version, patienceMs, found.signal),
    ]).then(([copied, indexed]) => copied && indexed);
    const first = await Promise.race([inFirms, inPrograms]);
    const any = first || (await inFirms) || (await inPrograms);
    found.abort();
    return any;
  }
}

function bareVersion(): Problem {
  return new Problem('query-invalid', {
    errors: [
      {
        path: '/atLeast',
        message: { ko: '<id>@<판 번호> 형식으로 적어 주세요.', en: 'Write <id>@<version> here.' },
      },
    ],
  });
}

function notYet(): Problem {
  return new Problem('not-yet-projected', {
    headers: { 'Retry-After': '1' },
    detail: {
      ko: '방금 저장한 내용이 아직 반영되지 않았습니다. 잠시 뒤에 다시 시도해 주세요.',
      en: 'What was saved has not arrived here yet. Try again in a moment.',
    },
  });
}
