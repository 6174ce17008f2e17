import { topics } from '#contracts';
import { OwnedModule } from '#service-kit';
import { Module } from '@nestjs/common';
import { CallsController } from './calls/calls.controller.js';
import { ProgramListService } from './catalogue/program-list.service.js';
import { programCollection } from './catalogue/program.collection.js';
import { ProgramsController } from './catalogue/programs.controller.js';
import { Programs } from './catalogue/programs.js';
import { ProgramsSeeder } from './seeds/programs.seeder.js';

/** The catalogue of programmes, their calls and rules. */
@Module({
  imports: [OwnedModule.of(Programs, { collection: programCollection, topic: topics.programs })],
  controllers: [ProgramsController, CallsController],
  providers: [ProgramListService, ProgramsSeeder],
})
export class ProgramsModule {}
