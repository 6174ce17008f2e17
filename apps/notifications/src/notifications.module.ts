import { CopiesModule } from '#copies';
import { Module } from '@nestjs/common';
import { DismissalsController } from './dismissals/dismissals.controller.js';
import { Dismissals } from './dismissals/dismissals.service.js';
import { KnownCalls } from './known-calls/known-calls.service.js';
import { Ledger } from './ledger/ledger.js';
import { Fits } from './planning/fits.service.js';
import { Listeners } from './planning/listeners.js';
import { OnlyOne } from './planning/only-one.js';
import { Situations } from './planning/situations.js';
import { RecipientsController } from './recipients/recipients.controller.js';
import { Baselines } from './subscriptions/baselines.js';
import { CompanySubscriptionsController } from './subscriptions/company-subscriptions.controller.js';
import { ConfirmationLimit } from './subscriptions/confirmation-limit.js';
import { Confirming } from './subscriptions/confirming.service.js';
import { Managing } from './subscriptions/managing.js';
import { Secrets } from './subscriptions/secrets.js';
import { Stopping } from './subscriptions/stopping.service.js';
import { Subscribing } from './subscriptions/subscribing.service.js';
import { SubscriptionViews } from './subscriptions/subscription-views.js';
import { SubscriptionsController } from './subscriptions/subscriptions.controller.js';
import { SubscriptionStore } from './subscriptions/subscriptions.store.js';
import { Wishes } from './subscriptions/wishes.js';
import { BouncesController } from './undeliverable/bounces.controller.js';
import { UndeliverableController } from './undeliverable/undeliverable.controller.js';
import { Undeliverable } from './undeliverable/undeliverable.service.js';

const controllers = [
  SubscriptionsController,
  CompanySubscriptionsController,
  RecipientsController,
  DismissalsController,
  UndeliverableController,
  BouncesController,
];
const subscriptions = [Wishes, Subscribing, Baselines, ConfirmationLimit, Confirming, Stopping, Managing, SubscriptionViews];

/** Who wants to hear of what, what they were told, and the telling. */
@Module({
  imports: [CopiesModule],
  controllers,
  providers: [
    Secrets,
    SubscriptionStore,
    KnownCalls,
    Ledger,
    Listeners,
    Fits,
    Situations,
    OnlyOne,
    ...subscriptions,
    Dismissals,
    Undeliverable,
  ],
})
export class NotificationsModule {}
