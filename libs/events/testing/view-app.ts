import 'reflect-metadata';
import { Controller, type LoggerService, type Type } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Test } from '@nestjs/testing';
import { type Events, type StateMessage, View, type ViewDefinition, Work, type WorkDefinition } from '../src/index.js';

type React = (messages: readonly StateMessage[]) => unknown;

/** A view, or an instance of a group, that notes what its handler was given and has handled, to be waited for. */
export class Recorder {
  readonly batches: (readonly StateMessage[])[] = [];
  /** Sizes of all that was handed to it, whether it failed or not. */
  readonly offered: number[] = [];
  private waiting: { readonly done: () => boolean; readonly resolve: () => void }[] = [];

  /** @param react is run before the batch is noted; what it throws is the handler's failure */
  constructor(
    readonly of: ViewDefinition | WorkDefinition,
    private readonly react: React = () => undefined,
  ) {}

  get messages(): readonly StateMessage[] {
    return this.batches.flat();
  }

  /** What a handler that keeps the latest value per key would hold. */
  get latest(): Record<string, unknown> {
    return Object.fromEntries(this.messages.map(({ key, value }) => [key, value]));
  }

  get keys(): readonly string[] {
    return this.messages.map(({ key }) => key);
  }

  /** The values of one key in the order they came. */
  valuesOf(key: string): readonly unknown[] {
    return this.messages.filter((message) => message.key === key).map(({ value }) => value);
  }

  async handle(messages: readonly StateMessage[]): Promise<void> {
    this.offered.push(messages.length);
    await this.react(messages);
    this.batches.push(messages);
    for (const each of this.waiting.filter(({ done }) => done())) each.resolve();
    this.waiting = this.waiting.filter(({ done }) => !done());
  }

  until(done: (recorder: Recorder) => boolean): Promise<void> {
    if (done(this)) return Promise.resolve();
    return new Promise((resolve) => this.waiting.push({ done: () => done(this), resolve }));
  }

  controller(): Type {
    return controllerOf(this);
  }
}

function controllerOf(recorder: Recorder): Type {
  const { of } = recorder;
  @Controller()
  class RecorderController {
    @('group' in of ? Work(of) : View(of))
    on(@Payload() messages: readonly StateMessage[]): Promise<void> {
      return recorder.handle(messages);
    }
  }
  return RecorderController;
}

/** Collects what is logged. */
export class Lines implements LoggerService {
  readonly lines: string[] = [];
  log(): void {}
  error(text: unknown): void {
    this.lines.push(String(text));
  }
  warn(text: unknown): void {
    this.lines.push(String(text));
  }
}

export interface ViewApp {
  readonly events: Events;
  close(): Promise<void>;
}

/** Connects a Nest microservice with these handlers, as a service's process does; it listens only once `listen` is called. */
export async function connectViews(
  events: Events,
  recorders: readonly { controller(): Type }[],
  logger: LoggerService | false = false,
): Promise<{ readonly listen: () => Promise<unknown>; readonly close: () => Promise<void> }> {
  const module = await Test.createTestingModule({ controllers: recorders.map((each) => each.controller()) }).compile();
  const app = module.createNestMicroservice({ strategy: events.strategy(), logger });
  await app.init();
  return { listen: () => app.listen(), close: () => app.close() };
}

/** Starts a process's worth of handlers over a storage that was just opened. */
export async function startViews(events: Events, recorders: readonly { controller(): Type }[], logger?: LoggerService): Promise<ViewApp> {
  const app = await connectViews(events, recorders, logger);
  await app.listen();
  return {
    events,
    close: async () => {
      await app.close();
      await events.close();
    },
  };
}
