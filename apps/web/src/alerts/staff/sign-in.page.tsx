import { type Page, usePage } from '../../layout/page.js';
import type { View } from '../../layout/view.js';

/** What is seen once the browser's dialog is closed without a key that is one. */
export function signInView({ t }: Page, isRefused: boolean): View {
  return { title: t.staff.signIn.title, section: null, status: 401, content: <SignInPage isRefused={isRefused} /> };
}

function SignInPage({ isRefused }: { readonly isRefused: boolean }) {
  const { t, path } = usePage();
  return (
    <div class="frame alerts-page">
      <h1>{t.staff.signIn.title}</h1>
      {isRefused && (
        <p class="notice" role="alert">
          {t.staff.signIn.refused}
        </p>
      )}
      <p>{t.staff.signIn.how}</p>
      <p class="muted">{t.staff.signIn.where}</p>
      <p>
        <a class="button button--primary" href={path}>
          {t.staff.signIn.again}
        </a>
      </p>
    </div>
  );
}
