import { Controller, Inject, type DynamicModule, type Type } from '@nestjs/common';
import { Documents } from '#documents';
import { Events, View, type StateMessage } from '#events';
import { Clock } from '../clock/clock.js';
import { Metrics } from '../health/metrics.js';
import { Readiness } from '../health/readiness.js';
import type { OwnedDefinition } from './owned-definition.js';
import { OwnedDocuments } from './owned-documents.js';
import { Relay } from './relay.js';
import { TopicRepair } from './topic-repair.js';
import { watchRelay } from './watch-relay.js';

/**
 * What a service imports for each kind of document it owns. The token is a class of its own, to be injected:
 *
 * ```ts
 * export class Companies extends OwnedDocuments<CompanyState> {}
 * @Module({ imports: [OwnedModule.of(Companies, { collection, topic: topics.companies })] })
 * ```
 */
export class OwnedModule {
  static of<T>(token: Type<OwnedDocuments<T>>, definition: OwnedDefinition<T>): DynamicModule {
    const open = (documents: Documents, events: Events, clock: Clock, readiness: Readiness, metrics: Metrics) => {
      const collection = documents.collection(definition.collection);
      const real = () => clock.real();
      const relay = new Relay(definition, collection, documents, events, real);
      watchRelay(definition, relay, readiness, metrics);
      return new token({ collection, relay, clock, repair: new TopicRepair(definition, collection, events, relay, real) });
    };
    const module = class Owned extends OwnedModule {};
    definitions.set(module, definition);
    return {
      module,
      providers: [{ provide: token, useFactory: open, inject: [Documents, Events, Clock, Readiness, Metrics] }],
      controllers: [ownView(token, definition.topic)],
      exports: [token],
    };
  }

  /** What a module that `of` has made is about. */
  static definitionOf(module: object): OwnedDefinition<never> | undefined {
    return definitions.get(module);
  }
}

const definitions = new WeakMap<object, OwnedDefinition<never>>();

/** The owner's view of its own topic. */
function ownView<T>(token: Type<OwnedDocuments<T>>, topic: string): Type<object> {
  @Controller()
  class OwnTopicView {
    constructor(@Inject(token) private readonly owned: OwnedDocuments<T>) {}

    @View({ name: 'owner', topic })
    async look(messages: readonly StateMessage<object>[]): Promise<void> {
      this.owned.repair.handle(messages);
    }
  }
  return OwnTopicView;
}
