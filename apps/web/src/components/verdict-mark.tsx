import type { Outcome, Verdict } from '#eligibility';

/** A shape of its own for each verdict and outcome, so that nothing hangs on colour: a ticked circle, a hexagon that asks, a crossed square. */
export function VerdictMark(props: { readonly of: Verdict | Outcome }) {
  return (
    <svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      {shapes[props.of]}
    </svg>
  );
}

const stroke = { fill: 'none', stroke: '#fff', 'stroke-width': '2.6', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' } as const;

const good = (
  <>
    <circle cx="12" cy="12" r="11" fill="currentColor" />
    <path d="M7 12.4l3.4 3.4L17 8.8" {...stroke} />
  </>
);
const open = (
  <>
    <path d="M12 .5l10 5.75v11.5L12 23.5 2 17.75V6.25z" fill="currentColor" />
    <path d="M9.4 9.6a2.6 2.6 0 1 1 3.9 2.2c-.9.5-1.3 1-1.3 1.9" {...stroke} stroke-width="2.2" />
    <circle cx="12" cy="17" r="1.3" fill="#fff" />
  </>
);
const bad = (
  <>
    <rect x="1.5" y="1.5" width="21" height="21" rx="4" fill="currentColor" />
    <path d="M8 8l8 8M16 8l-8 8" {...stroke} />
  </>
);

const shapes = { eligible: good, met: good, unknown: open, ineligible: bad, unmet: bad } as const;
