import { Config, ProblemPages } from '#service-kit';
import { Module } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AlertsApi } from './alerts/alerts-api.js';
import { ConfirmController } from './alerts/confirm/confirm.controller.js';
import { DismissController } from './alerts/dismiss/dismiss.controller.js';
import { InboxController } from './alerts/inbox/inbox.controller.js';
import { LinkErrorFilter } from './alerts/link-error.filter.js';
import { MailsController } from './alerts/mails/mails.controller.js';
import { ManageController } from './alerts/manage/manage.controller.js';
import { ManageService } from './alerts/manage/manage.service.js';
import { NewAlertController } from './alerts/new/new-alert.controller.js';
import { ProgramTitles } from './alerts/program-titles.js';
import { StaffApi } from './alerts/staff/staff-api.js';
import { StaffErrorFilter } from './alerts/staff/staff-error.filter.js';
import { CallTitles } from './alerts/told/call-titles.js';
import { ToldController } from './alerts/told/told.controller.js';
import { ApiClient } from './api-client/api-client.js';
import { ApiTransport, type ApiUrl, WEB_API_URL } from './api-client/api-transport.js';
import { AssetController } from './assets/asset.controller.js';
import { AssetStore } from './assets/asset.store.js';
import { PageClockSource } from './clock/page-clock.source.js';
import { PageErrorFilter } from './errors/page-error.filter.js';
import { WebProblemPages } from './errors/problem.pages.js';
import { HomeController } from './home/home.controller.js';
import { PageSource } from './layout/page.source.js';
import { IndustryOptionsController } from './profile/industry-options.controller.js';
import { ProgramController } from './program/program.controller.js';
import { ProgramService } from './program/program.service.js';
import { MatchPoolSource } from './results/match-pool.js';
import { ResultsController } from './results/results.controller.js';
import { ResultsService } from './results/results.service.js';
import { SearchController } from './search/search.controller.js';
import { VocabularySource } from './vocabulary/vocabulary.source.js';

/** Where the configuration says, else the own origin: in one process the pages ask over HTTP what a browser could ask as well. */
function apiUrl(config: Config, { httpAdapter }: HttpAdapterHost): ApiUrl {
  const { apiUrl: configured } = config;
  if (configured !== null) return () => configured;
  // The port is known only once the process listens.
  return () => `http://127.0.0.1:${((httpAdapter.getHttpServer() as Server).address() as AddressInfo).port}`;
}

/** The pages. They own nothing and know nothing but the public HTTP API. */
@Module({
  controllers: [
    HomeController,
    ResultsController,
    ProgramController,
    SearchController,
    IndustryOptionsController,
    AssetController,
    NewAlertController,
    ConfirmController,
    ManageController,
    DismissController,
    MailsController,
    ToldController,
    InboxController,
  ],
  providers: [
    { provide: WEB_API_URL, useFactory: apiUrl, inject: [Config, HttpAdapterHost] },
    { provide: ProblemPages, useClass: WebProblemPages },
    AlertsApi,
    ApiClient,
    ApiTransport,
    AssetStore,
    CallTitles,
    LinkErrorFilter,
    ManageService,
    MatchPoolSource,
    PageClockSource,
    PageErrorFilter,
    PageSource,
    ProgramService,
    ProgramTitles,
    ResultsService,
    StaffApi,
    StaffErrorFilter,
    VocabularySource,
  ],
})
export class WebModule {}
