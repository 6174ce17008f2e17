import { Documents } from '#documents';
import { Config, loadSeeds } from '#service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Companies } from '../registry/companies.js';
import { readCompanySeeds } from './company-seeds.js';

/** Puts the invented firms into an empty registry. */
@Injectable()
export class CompaniesSeeder implements OnModuleInit {
  constructor(
    private readonly documents: Documents,
    private readonly config: Config,
    private readonly companies: Companies,
  ) {}

  async onModuleInit(): Promise<void> {
    const { seeds } = this.config;
    if (seeds === null) return;
    await loadSeeds(this.documents, this.companies, 'companies', () => readCompanySeeds(seeds));
  }
}
