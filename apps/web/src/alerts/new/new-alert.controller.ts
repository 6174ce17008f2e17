import { Public } from '#service-kit';
import { Controller, Get, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { createHash, randomUUID } from 'node:crypto';
import { withEntries } from '../../address/address.js';
import { ApiProblem, ApiUnreachable } from '../../api-client/api-client.errors.js';
import { PageErrorFilter } from '../../errors/page-error.filter.js';
import { Confidential } from '../../layout/confidential.decorator.js';
import { FormPost } from '../../layout/form.js';
import type { Page } from '../../layout/page.js';
import { PageSource } from '../../layout/page.source.js';
import { sendAfter, sendPage } from '../../layout/render-page.js';
import { ProgramTitles } from '../program-titles.js';
import { AlertsApi } from '../alerts-api.js';
import type { SubscriptionQuestion } from '../alerts-api.types.js';
import { type AlertForm, type AlertFormProblem, problemsOf, readForm, refusalsOf } from './alert-form.js';
import { type AskedAlert, askedEntries, readAsked } from './asked-alert.js';
import { newAlertView } from './new-alert.page.js';
import { sentView } from './sent.page.js';

/** Refusals after which the form is shown again, with all that was written in it. */
const mendable: ReadonlySet<number> = new Set([409, 422, 429, 503]);

@ApiExcludeController()
@Public()
@UseFilters(PageErrorFilter)
@Controller('alerts')
export class NewAlertController {
  constructor(
    private readonly pages: PageSource,
    private readonly alerts: AlertsApi,
    private readonly titles: ProgramTitles,
  ) {}

  @Get('new')
  async show(@Req() request: Request, @Res() response: Response): Promise<void> {
    const page = await this.pages.open(request);
    const asked = readAsked(page);
    await this.sendForm(response, page, asked, { email: '', frequency: 'at-once', consent: false, once: '' }, []);
  }

  @FormPost('new')
  @Confidential()
  async subscribe(@Req() request: Request, @Res() response: Response): Promise<void> {
    const page = await this.pages.open(request);
    const asked = readAsked(page);
    const form = readForm(request);
    const problems = problemsOf(form, page.t);
    if (problems.length > 0) return this.sendForm(response.status(422), page, asked, form, problems);
    try {
      const question = questionOf(asked, form, page);
      const { channel, frequency } = await this.alerts.subscribe(question, nameOf(form, question), page.visitor);
      const added = [['to', channel?.email ?? ''] as const, ['often', frequency] as const];
      sendAfter(response, withEntries('/alerts/sent', [...askedEntries(page.query), ...added]));
    } catch (error) {
      await this.sendRefused(error, response, page, asked, form);
    }
  }

  @Get('sent')
  async sent(@Req() request: Request, @Res() response: Response): Promise<void> {
    const page = await this.pages.open(request);
    sendPage(response, page, sentView(page, readAsked(page)));
  }

  private async sendRefused(error: unknown, response: Response, page: Page, asked: AskedAlert, form: AlertForm): Promise<void> {
    if (error instanceof ApiUnreachable) {
      return this.sendForm(response.status(503), page, asked, form, [{ field: null, message: page.t.alerts.form.notNow }]);
    }
    if (!(error instanceof ApiProblem) || !mendable.has(error.status)) throw error;
    if (error.retryAfter) response.setHeader('Retry-After', error.retryAfter);
    return this.sendForm(response.status(error.status), page, asked, form, refusalsOf(error));
  }

  private async sendForm(
    response: Response,
    page: Page,
    asked: AskedAlert,
    form: AlertForm,
    problems: readonly AlertFormProblem[],
  ): Promise<void> {
    const { wish } = asked;
    const programTitle = wish.kind === 'program' ? await this.titles.of(wish.programId, page.visitor) : null;
    if (wish.kind === 'program' && programTitle === null) throw new ApiProblem(404, 'not-found', page.t.errors.programNotFound, [], null);
    const fresh = { ...form, once: form.once || randomUUID() };
    sendPage(response, page, newAlertView(page, { asked, programTitle, form: fresh, problems, status: response.statusCode }));
  }
}

function questionOf({ wish }: AskedAlert, { email, frequency }: AlertForm, { lang, t, today }: Page): SubscriptionQuestion {
  return { ...wish, channel: { email }, frequency, language: lang, consent: { purpose: t.alerts.consent.purpose, at: today } };
}

/** The same wish sent again, by a second press or a reload, is not another one; a mended one is. */
function nameOf({ once }: AlertForm, question: SubscriptionQuestion): string {
  return createHash('sha256')
    .update(JSON.stringify([once, question]))
    .digest('base64url');
}
