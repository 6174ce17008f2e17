import { usePage } from '../layout/page.js';
import { Korean } from './korean.js';

/** A sentence of the notice, word for word, with its lines in the source where they are known. */
export function Quote(props: { readonly text: string; readonly lines?: readonly [number, number] }) {
  const { t } = usePage();
  return (
    <figure class="quote">
      <blockquote>
        <Korean>{props.text}</Korean>
      </blockquote>
      <figcaption>
        {t.program.quote}
        {props.lines && ` · ${t.program.lines(...props.lines)}`}
      </figcaption>
    </figure>
  );
}
