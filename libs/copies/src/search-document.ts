import { flags, supportKinds, tracks, type PublishedProgram, type Term } from '#contracts';
import type { SearchDocument } from '#search';

/** What of a programme can be found by its text. */
export function searchDocumentOf(program: PublishedProgram): SearchDocument {
  const kinds = [...new Set(program.supports.map((support) => support.kind))];
  return {
    id: program.id,
    version: program.version,
    title: program.title,
    otherNames: program.otherNames,
    labels: [...names(tracks, program.tracks), ...names(supportKinds, kinds), ...names(flags, program.flags)],
    supports: program.supports.map((support) => support.title),
    summary: [program.summary, ...program.calls.map((call) => call.title)].join('\n'),
    host: [program.host.organization, program.host.department].filter((part) => part !== undefined).join(' '),
  };
}

function names(vocabulary: readonly Term[], codes: readonly string[]): string[] {
  return codes.flatMap((code) => {
    const term = vocabulary.find((each) => each.code === code);
    return term === undefined ? [] : [term.ko, term.en];
  });
}
