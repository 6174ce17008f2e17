import { applicants, closings, flags, interests, questions, statuses, supportKinds, tracks } from '#contracts';
import { certificates, fields, forms, siteKinds, sizeClasses, stages, standingFlags } from '#eligibility';
import { areas, industries, regions } from '#korea';
import { Answers, Public } from '#service-kit';
import { Controller, Get, Header } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

const vocabularies = {
  tracks,
  supportKinds,
  interests,
  flags,
  certificates,
  fields,
  forms,
  stages,
  sizeClasses,
  siteKinds,
  standing: standingFlags,
  applicants,
  statuses,
  closings,
  questions,
  areas: areas.map(({ code, ko, en, parent, from, until, successor }) => ({ code, ko, en, parent, from, until, successor })),
  regions: regions.map(({ code, ko, en, areas: members }) => ({ code, ko, en, areas: members })),
  industries: industries.map(({ code, ko, en, level, revision }) => ({ code, ko, en, level, revision })),
};

const term = z.object({ code: z.string(), ko: z.string(), en: z.string(), deprecated: z.literal(true).optional() }).meta({ id: 'Term' });
const vocabulariesAnswer = z.object(Object.fromEntries(Object.keys(vocabularies).map((name) => [name, z.array(term)])));

@ApiTags('vocabularies')
@Controller('api/vocabularies')
export class VocabulariesController {
  @Get()
  @Public()
  @Header('Cache-Control', 'public, max-age=300')
  @ApiOperation({ summary: 'Every closed list of codes, in Korean and English' })
  @Answers(vocabulariesAnswer)
  all(): typeof vocabularies {
    return vocabularies;
  }
}
