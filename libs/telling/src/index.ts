export { type ClosingSteps, closingSteps, defaultSteps } from './closing-steps.js';
export { type Channel, dueAt, type Frequency, hours, type Wish } from './due.js';
