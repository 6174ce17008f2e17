import { parseProgram } from '#contracts';
import { z } from 'zod';
import { Notes } from './checks/check.js';
import type { Catalogue, Entry, NoProgramme } from './entry.js';
import { type Checked, together } from './finding.js';
import { outlineOf, type PlaceInOutline } from './plan/outline.js';
import { linesOfAll, type Plan } from './plan/plan.js';

/** A file as it was parsed, not looked at yet. */
export interface CatalogueFile {
  /** Its name, as findings shall give it. */
  readonly file: string;
  readonly data: unknown;
}

export interface CatalogueInput {
  readonly plan: Plan;
  /** One per programme. */
  readonly programmes: readonly CatalogueFile[];
  /** A list of `{ lines, reason }`: what is no programme's. */
  readonly noProgrammes: CatalogueFile;
}

/** What passes the door, and what is wrong with the rest, which is left out. */
export function readCatalogue({ plan, programmes, noProgrammes }: CatalogueInput): Checked & { readonly catalogue: Catalogue } {
  const ids = new Set<string>();
  const outline = outlineOf(plan);
  const read = programmes.map((file) => readEntry(file, plan, outline, ids));
  const { items, checked } = readNoProgrammes(noProgrammes);
  const entries = read.flatMap(({ entry }) => entry ?? []);
  return {
    catalogue: { plan, outline, entries, noProgrammes: { file: noProgrammes.file, items } },
    ...together([...read.map((each) => each.checked), checked]),
  };
}

/** The entry of a file, if it is a programme. Ids are unique and those of their files. */
function readEntry(
  { file, data }: CatalogueFile,
  plan: Plan,
  outline: readonly PlaceInOutline[],
  ids: Set<string>,
): { readonly entry: Entry | null; readonly checked: Checked } {
  const notes = new Notes(file);
  const name = file.replace(/^.*\//u, '').replace(/\.yaml$/u, '');
  const { id } = (typeof data === 'object' && data !== null ? data : {}) as { readonly id?: unknown };
  if (id !== name) notes.wrong('/id', `Must be the name of the file: ${name}`);
  if (ids.has(name)) notes.wrong('/id', `Another file has it: ${name}`);
  ids.add(name);
  const withoutId: string[] = [];
  const parsed = parseProgram(data, () => String(withoutId.push('call')), 'en');
  if (!parsed.ok) {
    for (const { path, message } of parsed.errors) notes.wrong(path, message);
    return { entry: null, checked: notes.checked };
  }
  if (withoutId.length > 0) notes.wrong('/calls', 'A call needs an id.');
  const ranges = parsed.value.sources.flatMap(({ document, lines }) => (document === plan.id && lines !== undefined ? [lines] : []));
  const cited = linesOfAll(plan, ranges);
  const near = new Set(cited.flatMap(({ number }) => [number, ...outline[number - 1]!.headings]));
  return { entry: { file, id: name, program: parsed.value, cited, near }, checked: notes.checked };
}

const listOfNoProgrammes = z.array(z.strictObject({ lines: z.tuple([z.int(), z.int()]), reason: z.string() }));

function readNoProgrammes({ file, data }: CatalogueFile): { readonly items: readonly NoProgramme[]; readonly checked: Checked } {
  const notes = new Notes(file);
  const read = listOfNoProgrammes.safeParse(data);
  if (read.success) return { items: read.data.map((item, index) => ({ ...item, path: `/${index}` })), checked: notes.checked };
  for (const { path, message } of read.error.issues) notes.wrong(path.map((key) => `/${String(key)}`).join(''), message);
  return { items: [], checked: notes.checked };
}
