import { Documents } from '#documents';
import { Config, loadSeeds } from '#service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Programs } from '../catalogue/programs.js';
import { readProgramSeeds } from './program-seeds.js';

/** Puts the plan's programmes into an empty catalogue. */
@Injectable()
export class ProgramsSeeder implements OnModuleInit {
  constructor(
    private readonly documents: Documents,
    private readonly config: Config,
    private readonly programs: Programs,
  ) {}

  async onModuleInit(): Promise<void> {
    const { seeds } = this.config;
    if (seeds === null) return;
    await loadSeeds(this.documents, this.programs, 'programs', () => readProgramSeeds(seeds));
  }
}
