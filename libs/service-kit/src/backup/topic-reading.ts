import 'reflect-metadata';
import { Controller, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type Events, type StateMessage, View } from '#events';

type Messages = readonly StateMessage<{ readonly version?: unknown }>[];

/**
 * Reads topics from their start to the end they have now. The strategy of `events` is used up by it.
 * @returns ends the views, which have gone on reading meanwhile
 */
export async function readTopics(events: Events, readers: ReadonlyMap<string, (messages: Messages) => void>): Promise<() => Promise<void>> {
  @Module({ controllers: [...readers].map(([topic, read]) => viewOf(topic, read)) })
  class Reading {}
  const app = await NestFactory.createMicroservice(Reading, { strategy: events.strategy(), logger: ['error', 'warn'] });
  await app.listen();
  await events.caughtUp();
  return () => app.close();
}

function viewOf(topic: string, read: (messages: Messages) => void): Type<object> {
  @Controller()
  class ReadingView {
    @View({ name: 'restore', topic })
    async on(messages: Messages): Promise<void> {
      read(messages);
    }
  }
  return ReadingView;
}
