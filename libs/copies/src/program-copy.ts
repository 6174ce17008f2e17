import type { Deleted, PublishedProgram } from '#contracts';
import type { StateMessage } from '#events';
import { Injectable } from '@nestjs/common';
import { ClockedIndex } from './clocked-index.js';
import { StateCopy } from './state-copy.js';

/** The programmes this instance knows, as they are shown; the index follows. */
@Injectable()
export class ProgramCopy extends StateCopy<PublishedProgram> {
  constructor(private readonly index: ClockedIndex) {
    super();
  }

  override apply(message: StateMessage<PublishedProgram | Deleted>): boolean {
    const isNew = super.apply(message);
    const program = this.get(message.key);
    if (program === undefined) this.index.programs.remove(message.key);
    else if (isNew) this.index.putProgram(program);
    return isNew;
  }
}
