import { type Events, type StateMessage, View } from '#events';
import { Controller, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Payload } from '@nestjs/microservices';

/** What stands on each topic now: the last value of every key that was not forgotten. Ends the deliveries of these events. */
export async function standingOn(events: Events, topics: readonly string[]): Promise<ReadonlyMap<string, ReadonlyMap<string, unknown>>> {
  const copies = new Map(topics.map((topic) => [topic, new Map<string, unknown>()]));
  @Module({ controllers: [...copies].map(([topic, copy]) => copier(topic, copy)) })
  class Standing {}
  const app = await NestFactory.createMicroservice(Standing, { strategy: events.strategy(), logger: false });
  await app.listen();
  try {
    await events.caughtUp();
  } finally {
    await app.close();
  }
  return copies;
}

function copier(topic: string, copy: Map<string, unknown>): Type<object> {
  @Controller()
  class Copier {
    @View({ name: 'ieum-command', topic })
    take(@Payload() messages: readonly StateMessage[]): void {
      for (const { key, value } of messages) {
        if (value === null) copy.delete(key);
        else copy.set(key, value);
      }
    }
  }
  return Copier;
}
