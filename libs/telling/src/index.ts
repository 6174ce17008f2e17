export { type ClosingSteps, closingSteps, defaultSteps } from './closing-steps.js';
export { type Channel, dueAt, type Frequency, hours, type Wish } from './due.js';
export {
  changesBetween,
  hashOf,
  type Material,
  type MaterialChange,
  type MaterialField,
  materialOf,
  type MaterialPart,
  materialParts,
} from './material.js';
