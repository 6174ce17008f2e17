import {
  Caller,
  Config,
  Consumes,
  pageOf,
  type Principal,
  Problem,
  Public,
  query,
  type QueryOf,
  ReadQuery,
  requestContext,
  say,
} from '#service-kit';
import { Controller, Get, Header, HttpCode, Param, Post, Redirect } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { manageUrlOf } from '../subscriptions/manage-url.js';
import { Managing } from '../subscriptions/managing.js';
import { Secrets } from '../subscriptions/secrets.js';
import { Stopping } from '../subscriptions/stopping.service.js';
import { SubscriptionPage } from '../subscriptions/subscription.answer.js';
import { SubscriptionViews } from '../subscriptions/subscription-views.js';
import { SubscriptionStore } from '../subscriptions/subscriptions.store.js';

const tokenShape = { token: query.text() };
const listShape = { ...tokenShape, page: query.page(), pageSize: query.pageSize() };

/** What one address or endpoint hears, for whoever holds a link that went there. */
@ApiTags('recipients')
@Public()
@Controller('api/recipients/:recipient')
export class RecipientsController {
  constructor(
    private readonly store: SubscriptionStore,
    private readonly stopping: Stopping,
    private readonly managing: Managing,
    private readonly views: SubscriptionViews,
    private readonly secrets: Secrets,
    private readonly config: Config,
  ) {}

  @Get('subscriptions')
  @ApiBearerAuth()
  @ApiOperation({ summary: 'All that an address hears, for staff or with the token of a mail' })
  @ApiOkResponse({ type: SubscriptionPage })
  async list(
    @Param('recipient') recipient: string,
    @ReadQuery(listShape) { token, ...asked }: QueryOf<typeof listShape>,
    @Caller() caller: Principal | null,
  ): Promise<SubscriptionPage> {
    const as = await this.managing.recipient(recipient, caller !== null, token);
    const { items, ...page } = pageOf(await this.store.all({ index: 'recipient', anyOf: [recipient] }), asked);
    const shown =
      as === 'staff'
        ? await Promise.all(items.map((each) => this.views.forStaff(each)))
        : items.map((each) => this.views.forRecipient(each));
    return { items: shown, ...page };
  }

  @Post('unsubscribe')
  @HttpCode(200)
  @Consumes('*/*')
  @Header('Content-Type', 'text/plain; charset=utf-8')
  @ApiOperation({
    summary: 'Stops all that an address hears, at once',
    description: 'The one-click address of List-Unsubscribe (RFC 8058). Takes any body; a repeat changes nothing.',
  })
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string' } })
  async unsubscribe(@Param('recipient') recipient: string, @ReadQuery(tokenShape) { token }: QueryOf<typeof tokenShape>): Promise<string> {
    await this.assertLink(recipient, token);
    await this.stopping.stopAllOf(recipient, 'recipient');
    return say({ ko: '더는 보내지 않습니다.\n', en: 'Nothing more will be sent.\n' }, requestContext()?.language ?? 'ko');
  }

  /** Mail programs that know no one-click open the address as a link, and scanners follow every link: it stops nothing. */
  @Get('unsubscribe')
  @Redirect()
  @ApiOperation({ summary: 'Leads to the page on which it can be stopped' })
  @ApiResponse({ status: 303 })
  async lead(
    @Param('recipient') recipient: string,
    @ReadQuery(tokenShape) { token }: QueryOf<typeof tokenShape>,
  ): Promise<{ readonly url: string; readonly statusCode: number }> {
    await this.assertLink(recipient, token);
    const url = manageUrlOf(this.config.publicUrl, recipient, await this.secrets.tokenFor('manage', recipient));
    return { url, statusCode: 303 };
  }

  private async assertLink(recipient: string, token: string | undefined): Promise<void> {
    if (!(await this.secrets.isToken('unsubscribe', recipient, token))) throw new Problem('not-found');
  }
}
