import type { ComponentChildren } from 'preact';
import { usePage } from '../layout/page.js';

/** Text of the source, which is Korean whatever language the page is in. */
export function Korean(props: { readonly children: ComponentChildren }) {
  const { lang } = usePage();
  return lang === 'ko' ? <>{props.children}</> : <span lang="ko">{props.children}</span>;
}
