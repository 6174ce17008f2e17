import type { Kernel } from './kernel.js';
import { PlainKernel } from './plain.kernel.js';

export type KernelName = Kernel['name'];

export function createKernel(_name?: KernelName): Kernel {
  return new PlainKernel();
}
