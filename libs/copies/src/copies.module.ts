import { Module } from '@nestjs/common';
import { Changes } from './changes.js';
import { ClockedIndex } from './clocked-index.js';
import { CopiesController } from './copies.controller.js';
import { FirmCopy } from './firm-copy.js';
import { ProgramCopy } from './program-copy.js';
import { RebuildService } from './rebuild.service.js';

const parts = [ClockedIndex, FirmCopy, ProgramCopy, Changes, RebuildService];

/** The whole copy of firms and programmes, with the index over it. Services that run in one process share one copy. */
@Module({ controllers: [CopiesController], providers: parts, exports: parts })
export class CopiesModule {}
