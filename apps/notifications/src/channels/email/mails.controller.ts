import { pageShape } from '#contracts';
import { Answers, type Page, Problem, query, type QueryOf, ReadQuery, Staff } from '#service-kit';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { KeptMails, type KeptMail, type KeptMailSummary } from './kept-mails.js';

const listShape = { page: query.page(), pageSize: query.pageSize() };

const mailSummary = z.object({ id: z.string(), subject: z.string(), to: z.string(), date: z.string().nullable() });
const mail = mailSummary.extend({
  from: z.string(),
  text: z.string(),
  html: z.string().nullable(),
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
});

/** Mails as they would have gone out: where there is no mail server, they can be read here. */
@ApiTags('mails')
@Staff()
@Controller('api/mails')
export class MailsController {
  constructor(private readonly mails: KeptMails) {}

  @Get()
  @ApiOperation({ summary: 'Mails that were written to files, the newest first; 404 where there is a mail server' })
  @Answers(pageShape(mailSummary))
  list(@ReadQuery(listShape) asked: QueryOf<typeof listShape>): Promise<Page<KeptMailSummary>> {
    return this.mails.page(asked);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One mail with its headers, as text and as HTML' })
  @Answers(mail)
  async one(@Param('id') id: string): Promise<KeptMail> {
    const mail = await this.mails.read(id);
    if (mail === null) throw new Problem('not-found');
    return mail;
  }
}
