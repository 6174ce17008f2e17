import type { PublishedCompany, PublishedProgram } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Arrivals } from './arrivals.js';
import { StateCopy } from './state-copy.js';

/** The firms this instance knows. */
@Injectable()
export class CompanyCopy extends StateCopy<PublishedCompany> {}

/** The programmes this instance knows. */
@Injectable()
export class ProgramCopy extends StateCopy<PublishedProgram> {}

/** The programmes whose texts can be found. */
@Injectable()
export class IndexedPrograms extends Arrivals {}
