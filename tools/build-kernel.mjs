// Compiles the kernel of libs/match-index from AssemblyScript and writes it as text that the library carries, so that nobody who installs Ieum needs a compiler.
// With --check it writes nothing and fails if what is there is not what the source compiles to.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';

const folder = mkdtempSync(join(tmpdir(), 'kernel-'));
const out = join(folder, 'kernel.wasm');
const lib = join(import.meta.dirname, '..', 'libs', 'match-index');
const target = join(lib, 'src', 'kernel', 'kernel.wasm.data.ts');

try {
  const { error, stderr } = await asc.main(
    [
      [join(lib, 'assembly', 'kernel.ts'), '--outFile', out],
      ['--runtime', 'stub', '--importMemory', '--noExportMemory', '--initialMemory', '1', '--maximumMemory', '65536'],
      ['--enable', 'simd', '--enable', 'bulk-memory', '-O3', '--noAssert', '--converge'],
    ].flat(),
  );
  // It is a stream of the compiler, which writes itself out.
  // oxlint-disable-next-line typescript/no-base-to-string
  if (error) throw new Error(String(stderr), { cause: error });
  const text = readFileSync(out).toString('base64');
  const lines = text.match(/.{1,120}/g).map((line) => `  '${line}',`);
  const source = `/** WebAssembly of assembly/kernel.ts, as base64. Written by \`npm run build:kernel\`. */\nexport const kernelModule: string = [\n${lines.join('\n')}\n].join('');\n`;
  if (!process.argv.includes('--check')) {
    writeFileSync(target, source);
  } else if (readFileSync(target, 'utf8') !== source) {
    console.error('kernel.wasm.data.ts is not what assembly/kernel.ts compiles to: run npm run build:kernel');
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true });
}
