import { usePage } from '../../layout/page.js';
import { outcomes, type ToldCounts } from '../staff/staff-api.types.js';

const width = 300;

interface Row {
  readonly name: string;
  readonly counts: ToldCounts;
}

/** What became of the statements, row by row: as a bar, all to one scale, and in numbers. */
export function CountsTable({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }) {
  const { t, format } = usePage();
  if (rows.length === 0) return null;
  const most = Math.max(1, ...rows.map(({ counts }) => totalOf(counts)));
  const columns = [...outcomes, 'opened'] as const;
  return (
    <div class="told-table" role="region" aria-label={title} tabindex={0}>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t.staff.told.row}</th>
            <td />
            {columns.map((column) => (
              <th key={column} scope="col" class="told-table__number">
                {column !== 'opened' && <span class={`told-key told-key--${column}`} aria-hidden="true" />}
                {t.staff.told.counts[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, counts }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="told-table__bar">
                <Bar counts={counts} scale={width / most} />
              </td>
              {columns.map((column) => (
                <td key={column} class="told-table__number">
                  {format.count(counts[column])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Bar({ counts, scale }: { readonly counts: ToldCounts; readonly scale: number }) {
  let x = 0;
  return (
    <svg class="told-bar" viewBox={`0 0 ${width} 16`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      {outcomes.map((outcome) => {
        const start = x;
        x += counts[outcome] * scale;
        return <rect key={outcome} class={`told-bar__${outcome}`} x={start} y="0" width={counts[outcome] * scale} height="16" />;
      })}
    </svg>
  );
}

function totalOf(counts: ToldCounts): number {
  return outcomes.reduce((sum, outcome) => sum + counts[outcome], 0);
}
