import {
  By,
  Caller,
  Config,
  Consumes,
  fingerprint,
  IdempotencyKey,
  JsonBody,
  type Principal,
  Precondition,
  Problem,
  Public,
  query,
  type QueryOf,
  ReadQuery,
  setVersion,
} from '#service-kit';
import { Controller, Delete, Get, Headers, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Confirming } from './confirming.service.js';
import { manageUrlOf } from './manage-url.js';
import { Managing } from './managing.js';
import { Secrets } from './secrets.js';
import { Stopping } from './stopping.service.js';
import { Subscribing } from './subscribing.service.js';
import { ConfirmedAnswer, SubscriptionAnswer } from './subscription.answer.js';
import { SubscriptionBody } from './subscription.body.js';
import { type SubscriptionView, SubscriptionViews } from './subscription-views.js';
import type { KeptSubscription } from './subscriptions.store.js';
import { Wishes } from './wishes.js';

const tokenShape = { token: query.text() };

@ApiTags('subscriptions')
@Public()
@Controller('api/subscriptions')
export class SubscriptionsController {
  constructor(
    private readonly wishes: Wishes,
    private readonly subscribing: Subscribing,
    private readonly confirming: Confirming,
    private readonly stopping: Stopping,
    private readonly managing: Managing,
    private readonly views: SubscriptionViews,
    private readonly secrets: Secrets,
    private readonly config: Config,
  ) {}

  @Post()
  @ApiBearerAuth()
  @ApiOperation({
    summary: 'Asks to be told of what fits a firm or a search, or of a programme',
    description: 'By anyone for an e-mail: pending until its owner confirms it. By staff for a registered firm: active at once.',
  })
  @ApiCreatedResponse({ type: SubscriptionAnswer })
  async subscribe(
    @JsonBody(SubscriptionBody, { raw: ['search.profile'] }) body: SubscriptionBody,
    @IdempotencyKey() key: string | undefined,
    @Caller() caller: Principal | null,
    @By() by: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SubscriptionAnswer> {
    const isStaff = caller !== null;
    const wish = await this.wishes.read(body, isStaff);
    const once = key === undefined ? undefined : { key: `subscriptions ${by} ${key}`, fingerprint: fingerprint(body) };
    const subscription = await this.subscribing.subscribe(wish, { by, isStaff, once });
    response.location(`/api/subscriptions/${subscription.id}`);
    // A version would tell a stand-in, which never changes, from what was confirmed since.
    if (!isStaff) return this.views.forAsker(subscription, wish);
    setVersion(response, subscription.version);
    return withSecret(await this.views.forStaff(subscription), subscription, body);
  }

  @Post(':id/confirm')
  @HttpCode(200)
  @Consumes('*/*')
  @ApiOperation({
    summary: 'Confirms a subscription, with the token of the mail that asked for it',
    description: 'The link in the mail leads to a page with one button, so that what only follows links confirms nothing. Takes any body.',
  })
  @ApiOkResponse({ type: ConfirmedAnswer })
  async confirm(@Param('id') id: string, @ReadQuery(tokenShape) { token }: QueryOf<typeof tokenShape>): Promise<ConfirmedAnswer> {
    const subscription = await this.confirming.confirm(id, token);
    const { recipient } = subscription.state;
    const manageUrl = manageUrlOf(this.config.publicUrl, recipient, await this.secrets.tokenFor('manage', recipient));
    return { ...this.views.forRecipient(subscription), manageUrl };
  }

  @Get(':id')
  @ApiBearerAuth()
  @ApiOperation({ summary: 'One subscription, for staff or with the token of a mail, that of the one that asks to confirm it too' })
  @ApiOkResponse({ type: SubscriptionAnswer })
  async one(
    @Param('id') id: string,
    @ReadQuery(tokenShape) { token }: QueryOf<typeof tokenShape>,
    @Caller() caller: Principal | null,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SubscriptionAnswer> {
    const { subscription, as } = await this.managing.subscriptionToSee(id, caller !== null, token);
    setVersion(response, subscription.version);
    return as === 'staff' ? this.views.forStaff(subscription) : this.views.forRecipient(subscription);
  }

  /** Without `If-Match` too, unlike other writes: to stop has to be easy, and there is nothing in a subscription that a newer version could lose. */
  @Delete(':id')
  @HttpCode(204)
  @ApiBearerAuth()
  @ApiHeader({ name: 'If-Match', required: false, description: 'The version that was read, where another one is not to be stopped' })
  @ApiOperation({ summary: 'Stops a subscription, for staff or with the token of a mail; its address is forgotten' })
  @ApiNoContentResponse()
  async stop(
    @Param('id') id: string,
    @ReadQuery(tokenShape) { token }: QueryOf<typeof tokenShape>,
    @Caller() caller: Principal | null,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    const { as } = await this.managing.subscription(id, caller !== null, token);
    const isStopped = await this.stopping.stop(id, as, (document) => {
      if (ifMatch !== undefined) Precondition.fromHeader(ifMatch).check(document);
    });
    if (!isStopped) throw new Problem('not-found');
  }
}

/** A secret that was made here is shown to whoever asked for it, and never again. */
function withSecret(answer: SubscriptionView, { state }: KeptSubscription, { channel }: SubscriptionBody): SubscriptionView {
  if (state.channel?.kind !== 'webhook' || channel.secret != null) return answer;
  return { ...answer, channel: { ...answer.channel, secret: state.channel.secret } };
}
