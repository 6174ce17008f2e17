import { usePage } from '../layout/page.js';
import { Korean } from './korean.js';

/** Words of the API: in the reader's language as far as it has them, and Korean where they are the source's own. */
export function Words(props: { readonly text: string }) {
  const { lang } = usePage();
  return lang !== 'ko' && /[가-힣]/u.test(props.text) ? <Korean>{props.text}</Korean> : <>{props.text}</>;
}
