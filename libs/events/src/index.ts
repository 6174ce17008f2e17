export type { Healthy } from './delivery.js';
export { EmbeddedEvents } from './embedded/embedded-events.js';
export {
  deadTopic,
  Events,
  type Progress,
  type SetAside,
  type StateMessage,
  type StateRecord,
  type ViewStatus,
  type WorkStatus,
} from './events.port.js';
export { View, type ViewDefinition, Work, type WorkDefinition } from './handler.decorators.js';
export { type EventsOptions, openEvents } from './open-events.js';
