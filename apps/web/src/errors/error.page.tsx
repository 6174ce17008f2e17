import { withEntries } from '../address/address.js';
import type { Messages } from '../i18n/messages.js';
import { usePage } from '../layout/page.js';
import type { View } from '../layout/view.js';

/** What went wrong, in the words of someone who reads pages. */
export interface Failure {
  readonly status: number;
  readonly title: string;
  readonly sentence: string;
  /** Whether trying again may help. */
  readonly again: boolean;
}

/** A sentence from the API stands as it is: it is in the reader's language already. */
export function failureOf(status: number, t: Messages, sentence?: string): Failure {
  if (status === 404) return { status, title: t.errors.notFoundTitle, sentence: sentence || t.errors.notFound, again: false };
  if (status === 429 || (status >= 502 && status <= 504)) {
    return { status, title: t.errors.busyTitle, sentence: sentence || t.errors.busy, again: true };
  }
  if (status >= 500) return { status, title: t.errors.brokenTitle, sentence: t.errors.broken, again: true };
  return { status, title: t.errors.refusedTitle, sentence: sentence || t.errors.notFound, again: false };
}

export function errorView(failure: Failure): View {
  return { title: failure.title, section: null, status: failure.status, content: <ErrorPage failure={failure} /> };
}

function ErrorPage({ failure }: { readonly failure: Failure }) {
  const { t } = usePage();
  return (
    <div class="frame error-page">
      <p class="error-page__status" aria-hidden="true">
        {failure.status}
      </p>
      <h1>{failure.title}</h1>
      <p>{failure.sentence}</p>
      <ul class="error-page__ways">
        {failure.again && <Retry />}
        <li>
          <a class="button" href="/">
            {t.errors.goHome}
          </a>
        </li>
        <li>
          <a class="button" href="/search">
            {t.errors.goSearch}
          </a>
        </li>
      </ul>
    </div>
  );
}

function Retry() {
  const { t, path, query } = usePage();
  return (
    <li>
      <a class="button button--primary" href={withEntries(path, [...query])}>
        {t.errors.retry}
      </a>
    </li>
  );
}
