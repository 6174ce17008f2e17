import type { NearMiss } from '#eligibility';
import { Quote } from '../components/quote.js';
import { Words } from '../components/words.js';
import { usePage } from '../layout/page.js';
import { distanceWords } from '../results/reasons.js';

/** The one condition whose change would change the verdict, and how far off it is. */
export function NearMissBox({ nearMiss }: { readonly nearMiss: NearMiss }) {
  const page = usePage();
  const { t } = page;
  return (
    <div class="near-miss">
      <h3>{t.program.change}</h3>
      <p>{t.program.nearMiss}</p>
      <dl class="pairs">
        <div>
          <dt>{t.program.required}</dt>
          <dd>
            <Words text={nearMiss.required} />
          </dd>
        </div>
        <div>
          <dt>{t.program.actual}</dt>
          <dd>
            <Words text={nearMiss.actual} />
            {nearMiss.off && <strong class="near-miss__off"> {distanceWords(nearMiss.off, page)}</strong>}
          </dd>
        </div>
      </dl>
      {nearMiss.quote && <Quote text={nearMiss.quote} />}
    </div>
  );
}
