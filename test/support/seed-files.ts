import { parseCompany, parseProgram, type CompanyState, type ProgramState } from '#contracts';
import { readYaml, readYamlFolder } from '#service-kit';
import { join } from 'node:path';

const folder = join(__dirname, '..', '..', 'seeds');

/** An invented firm as `seeds/firms.yaml` writes it. */
export interface WrittenFirm {
  readonly id: string;
  readonly note: string;
  readonly [key: string]: unknown;
}

/** A programme's file by its name without the ending. */
export interface WrittenProgram {
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export type GoldenVerdict = 'eligible' | 'ineligible' | 'unknown' | 'unseen';

/** One verdict worked out by hand. */
export interface GoldenEntry {
  readonly firm: string;
  /** The id of a programme, or of one of the notices beside the verdicts. */
  readonly program: string;
  readonly verdict: GoldenVerdict;
  readonly missing?: readonly string[];
  readonly nearMiss?: string | null;
  readonly off?: unknown;
  readonly why: string;
}

export interface Golden {
  readonly asOf: string;
  readonly notices: readonly Readonly<Record<string, unknown>>[];
  readonly verdicts: readonly GoldenEntry[];
}

export async function readFirms(): Promise<{ readonly note: string; readonly firms: readonly WrittenFirm[] }> {
  return (await readYaml(join(folder, 'firms.yaml'))) as { note: string; firms: WrittenFirm[] };
}

export async function readPrograms(): Promise<readonly WrittenProgram[]> {
  return (await readYamlFolder(join(folder, 'programs'))) as readonly WrittenProgram[];
}

export async function readGolden(): Promise<Golden> {
  return (await readYaml(join(folder, 'golden.yaml'))) as Golden;
}

/** @throws Error with every place that is wrong */
export function programOf(id: string, data: unknown): ProgramState {
  const parsed = parseProgram(data, () => 'unnamed', 'en');
  if (!parsed.ok) throw new Error(`${id}: ${parsed.errors.map(({ path, message }) => `${path} ${message}`).join('; ')}`);
  return parsed.value;
}

/** @throws Error with every place that is wrong */
export function companyOf({ id, note: _note, ...firm }: WrittenFirm): CompanyState {
  const parsed = parseCompany(firm, 'registered', 'en');
  if (!parsed.ok) throw new Error(`${id}: ${parsed.errors.map(({ path, message }) => `${path} ${message}`).join('; ')}`);
  return parsed.value;
}
