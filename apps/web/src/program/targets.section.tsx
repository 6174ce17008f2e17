import type { ProgramAnswer } from '../api-client/api-client.types.js';
import { Korean } from '../components/korean.js';
import { usePage } from '../layout/page.js';

/** What the plan sets out to reach with the programme, figure by figure, each with its lines. */
export function TargetsSection({ program }: { readonly program: ProgramAnswer }) {
  const { t } = usePage();
  const targets = program.targets ?? [];
  if (targets.length === 0) return null;
  return (
    <section aria-labelledby="targets-title">
      <h2 id="targets-title">{t.program.targets}</h2>
      <p class="muted">{t.program.targetsNote}</p>
      <ul class="supports">
        {targets.map((target, index) => (
          <li key={index}>
            <span class="supports__title">
              <Korean>{target.title}</Korean>
              {target.lines && <span class="muted"> {t.program.lines(...target.lines)}</span>}
            </span>
            <strong class="supports__quota">
              <Korean>
                {target.count}
                {target.unit}
              </Korean>
            </strong>
          </li>
        ))}
      </ul>
    </section>
  );
}
