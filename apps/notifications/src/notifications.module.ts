import { CopiesModule } from '#copies';
import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { Composer } from './delivery/composer.js';
import { Courier } from './delivery/courier.js';
import { Deliveries } from './delivery/deliveries.js';
import { Schedule } from './delivery/schedule.js';
import { Sender } from './delivery/sender.js';
import { InboxBell } from './inbox/inbox-bell.js';
import { KnownCalls } from './known-calls/known-calls.service.js';
import { Ledger } from './ledger/ledger.js';
import { Fits } from './planning/fits.service.js';
import { Listeners } from './planning/listeners.js';
import { OnlyOne } from './planning/only-one.js';
import { Planner } from './planning/planner.js';
import { PlanningLoop } from './planning/planning.loop.js';
import { Situations } from './planning/situations.js';
import { TakeUp } from './planning/take-up.js';
import { Secrets } from './subscriptions/secrets.js';
import { SubscriptionStore } from './subscriptions/subscriptions.store.js';
import { Undeliverable } from './undeliverable/undeliverable.js';

/** Who wants to hear of what, what they were told, and the telling. */
@Module({
  imports: [CopiesModule],
  providers: [
    Secrets,
    SubscriptionStore,
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
  ],
})
export class NotificationsModule {
  /** With channels of one's own. */
  static with(channels: Provider): DynamicModule {
    return { module: NotificationsModule, providers: [channels] };
  }
}
