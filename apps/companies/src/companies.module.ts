import { topics } from '#contracts';
import { OwnedModule } from '#service-kit';
import { Module } from '@nestjs/common';
import { CompaniesController } from './registry/companies.controller.js';
import { Companies } from './registry/companies.js';
import { CompanyListService } from './registry/company-list.service.js';
import { companyCollection } from './registry/company.collection.js';
import { CompaniesSeeder } from './seeds/companies.seeder.js';

/** The registry of firms. */
@Module({
  imports: [OwnedModule.of(Companies, { collection: companyCollection, topic: topics.companies })],
  controllers: [CompaniesController],
  providers: [CompanyListService, CompaniesSeeder],
})
export class CompaniesModule {}
