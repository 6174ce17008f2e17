import type { Fault } from '../fault.js';
import { deliverLate } from './deliver-late.fault.js';
import { deliverTwice } from './deliver-twice.fault.js';
import { killDatabase } from './kill-database.fault.js';
import { killService } from './kill-service.fault.js';
import { pauseRelay } from './pause-relay.fault.js';
import { poison } from './poison.fault.js';
import { rebuildConsumer } from './rebuild-consumer.fault.js';
import { stopBroker } from './stop-broker.fault.js';
import { stopDatabase } from './stop-database.fault.js';

export const faults: readonly Fault[] = [
  killService,
  stopBroker,
  stopDatabase,
  killDatabase,
  pauseRelay,
  deliverTwice,
  deliverLate,
  poison,
  rebuildConsumer,
];
