import { Problem } from '#service-kit';
import { type CanActivate, Injectable } from '@nestjs/common';
import { RebuildService } from './rebuild.service.js';

/** Refuses questions to the copies until they are whole: an answer from half of them would look like any other. */
@Injectable()
export class WholeCopyGuard implements CanActivate {
  constructor(private readonly rebuild: RebuildService) {}

  /** @throws Problem `not-ready` */
  canActivate(): true {
    if (this.rebuild.isDone) return true;
    throw new Problem('not-ready', {
      headers: { 'Retry-After': '1' },
      detail: {
        ko: '자료를 다시 읽어 들이는 중입니다. 잠시 뒤에 다시 시도해 주세요.',
        en: 'Everything is being read in anew. Please try again shortly.',
      },
    });
  }
}
