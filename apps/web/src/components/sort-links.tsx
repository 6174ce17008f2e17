import { type SortName, sortNames } from '../address/sort.js';
import { usePage } from '../layout/page.js';

export function SortLinks(props: { readonly sort: SortName; readonly hrefOf: (sort: SortName) => string }) {
  const { t } = usePage();
  return (
    <nav class="sort" aria-label={t.sort.label}>
      <ul>
        {sortNames.map((name) => (
          <li key={name}>
            <a href={props.hrefOf(name)} aria-current={name === props.sort ? 'true' : undefined}>
              {t.sort[name]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
