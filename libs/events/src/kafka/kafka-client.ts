import { Logger } from '@nestjs/common';
import { Kafka, logLevel, type RetryOptions } from 'kafkajs';
import type { Connections } from './connections.js';

/** Long enough for a broker to be replaced by another; whoever waits beyond that tries again by itself. */
const retry: RetryOptions = { initialRetryTime: 100, maxRetryTime: 2000, retries: 6 };

/** A client of the brokers. What it logs is left out unless one debugs: each failure is told by whoever it concerns, in one line. */
export function kafkaClient(connections: Connections, { requestMillis = 10_000, retries = retry.retries } = {}): Kafka {
  const logger = new Logger('kafka');
  return new Kafka({
    clientId: 'ieum',
    brokers: connections.brokers,
    socketFactory: connections.connect,
    connectionTimeout: 2000,
    requestTimeout: requestMillis,
    retry: { ...retry, retries },
    logLevel: logLevel.WARN,
    // Messages only: what else is handed over may hold what was published.
    logCreator:
      () =>
      ({ namespace, log }) =>
        logger.debug(`${namespace}: ${log.message}`),
  });
}
