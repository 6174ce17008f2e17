import { Public } from '#service-kit';
import { Controller, Get, Param, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { withEntries } from '../../address/address.js';
import { Confidential } from '../../layout/confidential.decorator.js';
import { FormPost, formField } from '../../layout/form.js';
import { PageSource } from '../../layout/page.source.js';
import { sendAfter, sendPage } from '../../layout/render-page.js';
import { assertOwnForm, formProof, staffOf } from '../staff/sign-in.js';
import { StaffApi } from '../staff/staff-api.js';
import { StaffErrorFilter } from '../staff/staff-error.filter.js';
import { CallTitles } from './call-titles.js';
import { resentName, toldView } from './told.page.js';

/** What became of all that was to be said of a call. */
@ApiExcludeController()
@Public()
@UseFilters(StaffErrorFilter)
@Controller('programs/:id/calls/:callId/told')
export class ToldController {
  constructor(
    private readonly pages: PageSource,
    private readonly api: StaffApi,
    private readonly titles: CallTitles,
  ) {}

  @Get()
  @Confidential()
  async show(@Param('id') id: string, @Param('callId') callId: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const page = await this.pages.open(request);
    const staff = staffOf(request, page);
    const [told, titles] = await Promise.all([this.api.told(id, callId, staff), this.titles.of(id, callId, page.visitor)]);
    sendPage(response, page, toldView(page, { programId: id, titles, told, proof: formProof(staff, page.path) }));
  }

  @FormPost()
  @Confidential()
  async resend(
    @Param('id') id: string,
    @Param('callId') callId: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const page = await this.pages.open(request);
    const staff = staffOf(request, page);
    assertOwnForm(staff, page.path, formField(request, 'proof'));
    const { planned } = await this.api.resend(id, callId, staff);
    sendAfter(response, withEntries(page.path, [[resentName, String(planned)]]));
  }
}
