export { EmbeddedEvents } from './embedded/embedded-events.js';
export { deadTopic, Events, type SetAside, type StateMessage, type StateRecord, type ViewStatus } from './events.port.js';
export { type EventsOptions, openEvents } from './open-events.js';
export { View, type ViewDefinition } from './view.decorator.js';
