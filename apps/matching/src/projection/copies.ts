import type { PublishedCompany, PublishedProgram } from '#contracts';
import { Injectable } from '@nestjs/common';
import { StateCopy } from './state-copy.js';

/** The firms this instance knows. */
@Injectable()
export class CompanyCopy extends StateCopy<PublishedCompany> {}

/** The programmes this instance knows. */
@Injectable()
export class ProgramCopy extends StateCopy<PublishedProgram> {}
