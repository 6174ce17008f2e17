import type { Budget } from '#contracts';
import { usePage } from '../layout/page.js';

type Payer = keyof NonNullable<Budget['split']>;

/** The order of the bar; a payer that is added to the contract does not compile until it has a place here. */
const places: Readonly<Record<Payer, number>> = { national: 1, province: 2, city: 3, local: 4, private: 5, own: 6 };
const payers = (Object.keys(places) as Payer[]).sort((a, b) => places[a] - places[b]);
const width = 600;
const gap = 3;

/** The money, and who pays it, drawn to scale with the numbers beside it. */
export function BudgetSection({ budget }: { readonly budget: Budget | undefined }) {
  const { t, format } = usePage();
  return (
    <section aria-labelledby="how-much-title">
      <h2 id="how-much-title">{t.program.howMuch}</h2>
      {budget ? (
        <>
          <p class="budget__total">
            {t.program.total} <strong>{format.won(budget.amount)}</strong>
          </p>
          {budget.split && <Split amount={budget.amount} split={budget.split} />}
        </>
      ) : (
        <p class="muted">{t.program.noBudget}</p>
      )}
    </section>
  );
}

function Split({ amount: total, split }: { readonly amount: number; readonly split: NonNullable<Budget['split']> }) {
  const { t, format } = usePage();
  const named = payers.flatMap((payer) => {
    const amount = split[payer];
    return amount ? [{ payer, amount }] : [];
  });
  const sum = named.reduce((all, part) => all + part.amount, 0);
  if (sum === 0) return null;
  // What the source does not divide is a part of the whole too: without it the named parts would look larger than they are.
  const parts = sum < total ? [...named, { payer: 'rest' as const, amount: total - sum }] : named;
  const whole = Math.max(sum, total);
  const scale = (width - gap * (parts.length - 1)) / whole;
  let x = 0;
  return (
    <>
      <svg class="split-bar" viewBox={`0 0 ${width} 20`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
        {parts.map(({ payer, amount }) => {
          const start = x;
          x += amount * scale + gap;
          return <rect key={payer} class={`split-bar__${payer}`} x={start} y="0" width={amount * scale} height="20" />;
        })}
      </svg>
      <ul class="split-list">
        {parts.map(({ payer, amount }) => (
          <li key={payer}>
            <span class={`split-list__key split-list__key--${payer}`} aria-hidden="true" />
            <span>{t.program.split[payer]}</span>
            <strong>{format.won(amount)}</strong>
            <span class="muted">{Math.round((amount / whole) * 100)}%</span>
          </li>
        ))}
      </ul>
    </>
  );
}
