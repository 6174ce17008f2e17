import { usePage } from '../layout/page.js';

/** Links to the pages of a list: first, last and those around the present one. Nothing where there is one page. */
export function Pagination(props: {
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
  readonly hrefOf: (page: number) => string;
}) {
  const { t } = usePage();
  const last = Math.max(1, Math.ceil(props.total / props.pageSize));
  if (last === 1) return null;
  const { page, hrefOf } = props;
  return (
    <nav class="pages" aria-label={t.pages.label}>
      {page > 1 && (
        <a class="pages__step" href={hrefOf(page - 1)} rel="prev">
          {t.pages.previous}
        </a>
      )}
      <ul>
        {shownPages(page, last).map((number, index, shown) => (
          <li key={number}>
            {index > 0 && number > shown[index - 1]! + 1 && <span class="pages__gap">…</span>}
            <a href={hrefOf(number)} aria-current={number === page ? 'page' : undefined}>
              <span aria-hidden="true">{number}</span>
              <span class="visually-hidden">{t.pages.page(number)}</span>
            </a>
          </li>
        ))}
      </ul>
      {page < last && (
        <a class="pages__step" href={hrefOf(page + 1)} rel="next">
          {t.pages.next}
        </a>
      )}
    </nav>
  );
}

function shownPages(page: number, last: number): readonly number[] {
  return [...new Set([1, page - 1, page, page + 1, last])].filter((number) => number >= 1 && number <= last).sort((a, b) => a - b);
}
