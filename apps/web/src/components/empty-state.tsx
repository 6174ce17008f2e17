import type { ComponentChildren } from 'preact';

/** What a list says when there is nothing in it, and what to do next. */
export function EmptyState(props: {
  readonly title: string;
  /** Where the list stands under a heading of its own it is 3, right under that of the page 2. */
  readonly level?: 2 | 3;
  readonly children: ComponentChildren;
}) {
  const Heading = props.level === 2 ? 'h2' : 'h3';
  return (
    <div class="empty">
      <svg class="empty__icon" viewBox="0 0 64 48" width="64" height="48" aria-hidden="true" focusable="false">
        <rect x="6" y="4" width="52" height="40" rx="6" fill="#eef2f7" />
        <path d="M16 16h32M16 24h22M16 32h14" stroke="#b6c2d1" stroke-width="4" stroke-linecap="round" />
      </svg>
      <Heading class="empty__title">{props.title}</Heading>
      {props.children}
    </div>
  );
}
