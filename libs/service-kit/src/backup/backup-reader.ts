import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { BackupBroken, backupFile, type BackupHeader, type BackupLine, headerBytes } from './backup-format.js';

const count = z.int().min(0);
const headerShape = z.object({
  format: z.literal('ieum-backup'),
  formatVersion: z.literal([1, 2]),
  backup: z.string(),
  holds: z.string(),
  takenAt: z.string(),
  documents: count,
  audit: count,
  settings: count,
  sha256: z.string(),
});

/** One file of a backup. */
export class BackupReader {
  private readonly path: string;
  private readonly name: string;

  constructor(
    folder: string,
    private readonly holds: string,
  ) {
    this.name = backupFile(holds);
    this.path = join(folder, this.name);
  }

  /**
   * Reads the whole file once, to be sure of it before anything is done with it.
   * @param each is given every line
   * @throws BackupBroken
   */
  async verify(each: (line: BackupLine) => void = () => undefined): Promise<BackupHeader> {
    const header = await this.header();
    const hash = createHash('sha256');
    const counts = { document: 0, audit: 0, setting: 0 };
    for await (const line of this.lines((chunk) => hash.update(chunk))) {
      counts[Object.keys(line)[0] as keyof typeof counts] += 1;
      each(line);
    }
    const { documents, audit, settings, sha256 } = header;
    if (hash.digest('hex') !== sha256) throw new BackupBroken(this.name, 'its content is not what was written: the SHA-256 differs');
    if (counts.document !== documents || counts.audit !== audit || counts.setting !== settings)
      throw new BackupBroken(this.name, 'it does not hold as much as it says');
    return header;
  }

  /** The file's lines, by and by. @param read is given everything behind the header as it is read */
  async *lines(read: (chunk: Buffer) => void = () => undefined): AsyncGenerator<BackupLine> {
    for await (const text of splitLines(createReadStream(this.path, { start: headerBytes }), read)) yield this.parsed(text) as BackupLine;
  }

  private async header(): Promise<BackupHeader> {
    const text = await this.firstLine();
    if (text.trim() === '') throw new BackupBroken(this.name, 'the backup was not finished');
    const header = headerShape.safeParse(this.parsed(text));
    if (!header.success) throw new BackupBroken(this.name, 'it is no backup that this version of Ieum can read');
    if (header.data.holds !== this.holds) throw new BackupBroken(this.name, `it holds ${header.data.holds}`);
    return header.data;
  }

  private async firstLine(): Promise<string> {
    const file = await open(this.path, 'r').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') throw new BackupBroken(this.name, 'the file is missing');
      throw error;
    });
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(headerBytes), 0, headerBytes, 0);
      return buffer.toString('utf8', 0, bytesRead);
    } finally {
      await file.close();
    }
  }

  private parsed(text: string): unknown {
    try {
      return JSON.parse(text);
    } catch {
      throw new BackupBroken(this.name, 'a line of it is no JSON');
    }
  }
}

/** By line feeds alone: Node's readline also splits at U+2028, which JSON text may hold. */
async function* splitLines(stream: AsyncIterable<Buffer>, read: (chunk: Buffer) => void): AsyncGenerator<string> {
  let rest = Buffer.alloc(0);
  for await (const chunk of stream) {
    read(chunk);
    rest = Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = rest.indexOf(10); end !== -1; end = rest.indexOf(10, start)) {
      yield rest.toString('utf8', start, end);
      start = end + 1;
    }
    rest = rest.subarray(start);
  }
  if (rest.length > 0) yield rest.toString('utf8');
}
