import type { Remark } from '#contracts';
import { Korean } from '../components/korean.js';
import { usePage } from '../layout/page.js';
import type { ProgramAnswer } from '../api-client/api-client.types.js';

/** What the source says against itself, and where all of this comes from. */
export function SourcesSection({ program }: { readonly program: ProgramAnswer }) {
  const { t } = usePage();
  const { remarks, sources, otherNames } = program;
  return (
    <>
      {remarks.length > 0 && (
        <section aria-labelledby="remarks-title">
          <h2 id="remarks-title">{t.program.remarks}</h2>
          <ul class="remarks">
            {[...remarks].sort(byKind).map((remark, index) => (
              <li key={index} class={remark.kind === 'contradiction' ? 'remark remark--contradiction' : 'remark'}>
                <strong>{t.program.remarkKinds[remark.kind] ?? t.program.remarkOther}</strong>
                <p>
                  <Korean>{remark.text}</Korean>
                </p>
                {remark.lines && <p class="muted">{remark.lines.map(([from, to]) => t.program.lines(from, to)).join(', ')}</p>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="sources-title">
        <h2 id="sources-title">{t.program.sources}</h2>
        {sources.length === 0 ? (
          <p class="muted">{t.program.noSources}</p>
        ) : (
          <ul class="sources">
            {sources.map((source, index) => (
              <li key={index}>
                <Korean>{[t.program.documents[source.document] ?? source.document, source.section].filter(Boolean).join(' · ')}</Korean>
                {source.lines && <span class="muted"> {t.program.lines(...source.lines)}</span>}
              </li>
            ))}
          </ul>
        )}
        {otherNames.length > 0 && (
          <p class="muted">
            {t.program.otherNames}: <Korean>{otherNames.join(', ')}</Korean>
          </p>
        )}
      </section>
    </>
  );
}

/** What could mislead comes first. */
function byKind(a: Remark, b: Remark): number {
  return Number(b.kind === 'contradiction') - Number(a.kind === 'contradiction');
}
