import type { ComponentChildren } from 'preact';
import { usePage } from '../layout/page.js';

export interface FacetOption {
  readonly code: string;
  readonly name: string;
  /** Left out where it is not known. */
  readonly count?: number;
  readonly selected: boolean;
  /** The address with this option turned over. */
  readonly href: string;
}

export interface FacetGroup {
  readonly name: string;
  readonly options: readonly FacetOption[];
}

const shownAtOnce = 8;

/** Filters as links: one step each, with how many programmes they leave. Other ways to narrow a list go before them. */
export function Facets(props: { readonly groups: readonly FacetGroup[]; readonly children?: ComponentChildren }) {
  const { t } = usePage();
  const groups = props.groups.filter((group) => group.options.length > 0);
  if (groups.length === 0 && !props.children) return null;
  const chosen = groups.some((group) => group.options.some((option) => option.selected));
  return (
    <details class="facets" data-open-when-wide open={chosen}>
      <summary>
        <h3 class="facets__title">{t.facets.title}</h3>
      </summary>
      <div class="facets__groups">
        {props.children}
        {groups.map((group) => (
          <FacetList key={group.name} group={group} />
        ))}
      </div>
    </details>
  );
}

function FacetList(props: { readonly group: FacetGroup }) {
  const { t } = usePage();
  const { name, options } = props.group;
  const first = options.filter((option, index) => index < shownAtOnce || option.selected);
  const rest = options.filter((option) => !first.includes(option));
  return (
    <div class="facet">
      <h4 class="facet__name">{name}</h4>
      <FacetLinks options={first} />
      {rest.length > 0 && (
        <details class="facet__rest">
          <summary>{t.facets.more(rest.length)}</summary>
          <FacetLinks options={rest} />
        </details>
      )}
    </div>
  );
}

function FacetLinks(props: { readonly options: readonly FacetOption[] }) {
  const { t, format } = usePage();
  return (
    <ul>
      {props.options.map((option) => (
        <li key={option.code}>
          <a class={`facet__link${option.selected ? ' is-selected' : ''}`} href={option.href} rel="nofollow">
            <span class="facet__box" aria-hidden="true" />
            <span>
              {option.name}
              {option.selected && <span class="visually-hidden"> ({t.facets.selected})</span>}
            </span>
            {option.count !== undefined && <span class="facet__count">{t.facets.count(format.count(option.count))}</span>}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The chosen filters at the head of the list, each removed by one step. */
export function ActiveFilters(props: { readonly groups: readonly FacetGroup[] }) {
  const { t } = usePage();
  const chosen = props.groups.flatMap((group) => group.options.filter((option) => option.selected));
  if (chosen.length === 0) return null;
  return (
    <ul class="active-filters" aria-label={t.facets.active}>
      {chosen.map((option) => (
        <li key={option.code}>
          <a class="chip chip--removable" href={option.href} aria-label={t.facets.remove(option.name)}>
            {option.name}
            <span aria-hidden="true"> ×</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
