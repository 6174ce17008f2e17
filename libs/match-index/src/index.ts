export { PlainKernel } from './kernel/plain.kernel.js';
