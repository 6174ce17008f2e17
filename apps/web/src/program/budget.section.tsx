import type { Budget } from '#contracts';
import { usePage } from '../layout/page.js';

const payers = ['national', 'province', 'city', 'private', 'own'] as const;
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
          {budget.split && <Split split={budget.split} />}
        </>
      ) : (
        <p class="muted">{t.program.noBudget}</p>
      )}
    </section>
  );
}

function Split({ split }: { readonly split: NonNullable<Budget['split']> }) {
  const { t, format } = usePage();
  const parts = payers.flatMap((payer) => {
    const amount = split[payer];
    return amount ? [{ payer, amount }] : [];
  });
  const sum = parts.reduce((total, part) => total + part.amount, 0);
  if (sum === 0) return null;
  const scale = (width - gap * (parts.length - 1)) / sum;
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
            <span class="muted">{Math.round((amount / sum) * 100)}%</span>
          </li>
        ))}
      </ul>
    </>
  );
}
