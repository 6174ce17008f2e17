import { CopiesModule } from '#copies';
import { Module } from '@nestjs/common';
import { KnownCalls } from './known-calls/known-calls.service.js';
import { Ledger } from './ledger/ledger.js';
import { Fits } from './planning/fits.service.js';
import { Listeners } from './planning/listeners.js';
import { OnlyOne } from './planning/only-one.js';
import { Situations } from './planning/situations.js';
import { Secrets } from './subscriptions/secrets.js';
import { SubscriptionStore } from './subscriptions/subscriptions.store.js';

/** Who wants to hear of what, what they were told, and the telling. */
@Module({
  imports: [CopiesModule],
  providers: [Secrets, SubscriptionStore, KnownCalls, Ledger, Listeners, Fits, Situations, OnlyOne],
})
export class NotificationsModule {}
