import type { Kernel } from './kernel.js';
import { kernelModule } from './kernel.wasm.data.js';

type Loops = Omit<Kernel, 'name' | 'buffer' | 'grow'>;

const pageBytes = 65536;
let compiled: WebAssembly.Module | null = null;

/** Whether this host can run the kernel: it needs WebAssembly with vectors. */
export function hasWasm(): boolean {
  return typeof WebAssembly === 'object' && WebAssembly.validate(moduleBytes());
}

/** The kernel in WebAssembly, over a memory of its own. */
export function createWasmKernel(): Kernel {
  compiled ??= new WebAssembly.Module(moduleBytes());
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 65536 });
  const loops = new WebAssembly.Instance(compiled, { env: { memory } }).exports as unknown as Loops;
  return {
    ...loops,
    name: 'wasm',
    get buffer() {
      return memory.buffer;
    },
    grow(bytes) {
      const missing = Math.ceil((bytes - memory.buffer.byteLength) / pageBytes);
      if (missing > 0) memory.grow(missing);
    },
  };
}

function moduleBytes(): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(kernelModule), (letter) => letter.charCodeAt(0));
}
