import { FirmCopy } from '#copies';
import { pageOf, Problem, query, type QueryOf, ReadQuery, Staff } from '#service-kit';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SubscriptionPage } from './subscription.answer.js';
import { SubscriptionViews } from './subscription-views.js';
import { SubscriptionStore } from './subscriptions.store.js';

const pageShape = { page: query.page(), pageSize: query.pageSize() };

@ApiTags('subscriptions')
@Staff()
@Controller('api/companies/:id/subscriptions')
export class CompanySubscriptionsController {
  constructor(
    private readonly store: SubscriptionStore,
    private readonly firms: FirmCopy,
    private readonly views: SubscriptionViews,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What a registered firm is told, and where' })
  @ApiOkResponse({ type: SubscriptionPage })
  async list(@Param('id') id: string, @ReadQuery(pageShape) asked: QueryOf<typeof pageShape>): Promise<SubscriptionPage> {
    const all = await this.store.all({ index: 'company', anyOf: [id] });
    if (all.length === 0 && this.firms.profileOf(id) === undefined) throw new Problem('not-found');
    const { items, ...page } = pageOf(all, asked);
    return { items: await Promise.all(items.map((each) => this.views.forStaff(each))), ...page };
  }
}
