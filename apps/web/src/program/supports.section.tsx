import { Korean } from '../components/korean.js';
import { usePage } from '../layout/page.js';
import type { ProgramAnswer } from '../api-client/api-client.types.js';

export function SupportsSection({ program }: { readonly program: ProgramAnswer }) {
  const { t, vocabulary } = usePage();
  return (
    <section aria-labelledby="what-title">
      <h2 id="what-title">{t.program.what}</h2>
      {program.supports.length === 0 ? (
        <p class="muted">{t.program.noSupports}</p>
      ) : (
        <ul class="supports">
          {program.supports.map((support, index) => (
            <li key={index}>
              <span class="tag">{vocabulary.kind(support.kind)}</span>
              <span class="supports__title">
                <Korean>{support.title}</Korean>
              </span>
              {support.quota && (
                <strong class="supports__quota">
                  <Korean>
                    {support.quota.count}
                    {support.quota.unit}
                  </Korean>
                </strong>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
