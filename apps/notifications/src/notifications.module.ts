import { CopiesModule } from '#copies';
import { KeptModule, Readiness } from '#service-kit';
import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { ChannelsModule } from './channels/channels.module.js';
import { Composer } from './delivery/composer.js';
import { Confirmations } from './delivery/confirmations.js';
import { Courier } from './delivery/courier.js';
import { Deliveries } from './delivery/deliveries.js';
import { deliveryCollection } from './delivery/delivery.collection.js';
import { Schedule } from './delivery/schedule.js';
import { Sender } from './delivery/sender.js';
import { DismissalsController } from './dismissals/dismissals.controller.js';
import { Dismissals } from './dismissals/dismissals.service.js';
import { CancelledCalls } from './feeds/cancelled-calls.service.js';
import { FeedsController } from './feeds/feeds.controller.js';
import { FoundTexts } from './feeds/found-texts.service.js';
import { Feeds } from './feeds/feeds.service.js';
import { FittingCalls } from './feeds/fitting-calls.service.js';
import { InboxBell } from './inbox/inbox-bell.js';
import { InboxController } from './inbox/inbox.controller.js';
import { Inbox } from './inbox/inbox.service.js';
import { knownCallCollection } from './known-calls/known-call.collection.js';
import { KnownCalls } from './known-calls/known-calls.service.js';
import { ledgerCollection } from './ledger/ledger.collection.js';
import { Ledger } from './ledger/ledger.js';
import { StatementCounts } from './metrics/statement-counts.js';
import { TellingMetrics } from './metrics/telling-metrics.js';
import { Fits } from './planning/fits.service.js';
import { Listeners } from './planning/listeners.js';
import { OnlyOne } from './planning/only-one.js';
import { Planner } from './planning/planner.js';
import { PlanningLoop } from './planning/planning.loop.js';
import { Situations } from './planning/situations.js';
import { TakeUp } from './planning/take-up.js';
import { RecipientsController } from './recipients/recipients.controller.js';
import { Baselines } from './subscriptions/baselines.js';
import { CompanySubscriptionsController } from './subscriptions/company-subscriptions.controller.js';
import { confirmationAskCollection, ConfirmationLimit } from './subscriptions/confirmation-limit.js';
import { Confirming } from './subscriptions/confirming.service.js';
import { Managing } from './subscriptions/managing.js';
import { notificationsKey, Secrets } from './subscriptions/secrets.js';
import { Stopping } from './subscriptions/stopping.service.js';
import { Subscribing } from './subscriptions/subscribing.service.js';
import { SubscriptionViews } from './subscriptions/subscription-views.js';
import { subscriptionCollection } from './subscriptions/subscription.collection.js';
import { SubscriptionsController } from './subscriptions/subscriptions.controller.js';
import { SubscriptionStore } from './subscriptions/subscriptions.store.js';
import { Wishes } from './subscriptions/wishes.js';
import { FollowedLinks } from './told/followed-links.service.js';
import { GoController } from './told/go.controller.js';
import { HypotheticalPrograms } from './told/hypothetical-programs.service.js';
import { PreviewController } from './told/preview.controller.js';
import { TellingPreview } from './told/preview.service.js';
import { ToldController } from './told/told.controller.js';
import { Told } from './told/told.service.js';
import { BouncesController } from './undeliverable/bounces.controller.js';
import { UndeliverableController } from './undeliverable/undeliverable.controller.js';
import { undeliverableCollection } from './undeliverable/undeliverable.collection.js';
import { Undeliverable } from './undeliverable/undeliverable.js';

const asking = [Wishes, Subscribing, Baselines, ConfirmationLimit, Confirming, Stopping, Managing, SubscriptionViews, Dismissals];
const showing = [FoundTexts, Feeds, CancelledCalls, FittingCalls, Inbox, Told, TellingPreview, FollowedLinks, HypotheticalPrograms];

/**
 * Copied later, an entry of the ledger may have been told by a delivery that still seems under way: it is gone on with and finds nothing left to say.
 * The other way round, the entry would wait for a delivery that is done.
 */
const kept = KeptModule.of({
  collections: [
    subscriptionCollection,
    deliveryCollection,
    ledgerCollection,
    knownCallCollection,
    undeliverableCollection,
    confirmationAskCollection,
  ],
  settings: [notificationsKey],
});

/** Who wants to hear of what, what they were told, and the telling. */
@Module({
  imports: [CopiesModule, ChannelsModule, kept],
  controllers: [
    SubscriptionsController,
    CompanySubscriptionsController,
    RecipientsController,
    DismissalsController,
    UndeliverableController,
    BouncesController,
    FeedsController,
    InboxController,
    PreviewController,
    ToldController,
    GoController,
  ],
  providers: [
    Secrets,
    SubscriptionStore,
    ...asking,
    ...showing,
    KnownCalls,
    Ledger,
    Undeliverable,
    InboxBell,
    Listeners,
    Fits,
    Situations,
    OnlyOne,
    TakeUp,
    Planner,
    PlanningLoop,
    Schedule,
    Composer,
    Deliveries,
    Courier,
    Sender,
    Confirmations,
    StatementCounts,
    TellingMetrics,
  ],
})
export class NotificationsModule {
  constructor(readiness: Readiness) {
    readiness.needs('documents');
  }

  /** With channels of one's own. */
  static with(channels: Provider): DynamicModule {
    return { module: NotificationsModule, providers: [channels] };
  }
}
