import type { Kernel } from './kernel.js';
import { PlainKernel } from './plain.kernel.js';
import { createWasmKernel, hasWasm } from './wasm.kernel.js';

export type KernelName = Kernel['name'];

/** @param name left out: WebAssembly where the host can run it, else plain TypeScript */
export function createKernel(name: KernelName = hasWasm() ? 'wasm' : 'plain'): Kernel {
  return name === 'wasm' ? createWasmKernel() : new PlainKernel();
}
