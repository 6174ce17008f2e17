import { companyShape, pageShape, parseCompany, type CompanyState, type PublishedCompany } from '#contracts';
import { sizeClasses } from '#eligibility';
import { isArea, isIndustry } from '#korea';
import {
  Answers,
  By,
  Clock,
  fingerprint,
  IdempotencyKey,
  IfMatch,
  JsonObject,
  Problem,
  query,
  ReadQuery,
  requestContext,
  setVersion,
  Staff,
  type Precondition,
  type QueryOf,
} from '#service-kit';
import { Controller, Delete, Get, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import { ApiBody, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Response } from 'express';
import { Companies } from './companies.js';
import { CompanyListService, type CompanyPage } from './company-list.service.js';
import { companyView } from './company-view.js';

const listShape = {
  q: query.text(),
  area: query.list(isArea, { ko: '아는 지역 코드가 아닙니다.', en: 'This is not an area code.' }),
  industry: query.list(isIndustry, { ko: '아는 업종 코드가 아닙니다.', en: 'This is not an industry code.' }),
  size: query.codes(sizeClasses.map((term) => term.code)),
  cursor: query.list(
    (entry) => /^[\x21-\x7e]{1,200}$/.test(entry),
    { ko: '앞 쪽이 알려 준 값이 아닙니다.', en: 'This is not what the page before gave.' },
    1,
  ),
  page: query.page(),
  pageSize: query.pageSize(),
};

const companiesShape = pageShape(companyShape).extend({
  cursor: z.string().nullable().meta({ description: 'Where the next page goes on; null at the end' }),
});

@ApiTags('companies')
@Staff()
@Controller('api/companies')
export class CompaniesController {
  constructor(
    private readonly companies: Companies,
    private readonly lists: CompanyListService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Registered firms, by id' })
  @Answers(companiesShape)
  list(@ReadQuery(listShape) { q, area, industry, size, cursor, page, pageSize }: QueryOf<typeof listShape>): Promise<CompanyPage> {
    return this.lists.page({
      q,
      areas: area,
      industries: industry,
      sizes: size,
      cursor: cursor[0],
      page,
      pageSize,
      asOf: this.clock.asOf(),
    });
  }

  @Post()
  @ApiOperation({ summary: 'Registers a firm' })
  @Answers(companyShape, 201)
  @ApiBody({ schema: { type: 'object', required: ['name'] } })
  async register(
    @JsonObject() body: object,
    @IdempotencyKey() key: string | undefined,
    @By() by: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PublishedCompany> {
    const state = read(body);
    const once = key === undefined ? undefined : { key: `companies ${by} ${key}`, fingerprint: fingerprint(body) };
    const { document } = await this.companies.create({ state, by, once });
    setVersion(response, document.version);
    response.location(`/api/companies/${document.id}`);
    return companyView(document);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One firm' })
  @Answers(companyShape)
  async one(@Param('id') id: string, @Res({ passthrough: true }) response: Response): Promise<PublishedCompany> {
    const document = await this.companies.live(id);
    setVersion(response, document.version);
    return companyView(document);
  }

  @Put(':id')
  @ApiOperation({ summary: 'Replaces a firm that was read' })
  @Answers(companyShape)
  @ApiBody({ schema: { type: 'object', required: ['name'] } })
  async replace(
    @Param('id') id: string,
    @IfMatch() precondition: Precondition,
    @JsonObject() body: object,
    @By() by: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PublishedCompany> {
    precondition.check(await this.companies.get(id));
    const state = read(body);
    const document = await this.companies.update(id, precondition, { edit: () => state, by });
    setVersion(response, document.version);
    return companyView(document);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Deletes a firm that was read; its number is free again' })
  @ApiNoContentResponse()
  async remove(@Param('id') id: string, @IfMatch() precondition: Precondition, @By() by: string): Promise<void> {
    await this.companies.delete(id, precondition, by);
  }
}

/** @throws Problem `profile-invalid` */
function read(body: object): CompanyState {
  const parsed = parseCompany(body, 'registered', requestContext()?.language ?? 'ko');
  if (!parsed.ok) throw new Problem('profile-invalid', { errors: parsed.errors });
  return parsed.value;
}
