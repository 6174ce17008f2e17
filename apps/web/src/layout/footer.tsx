import { usePage } from './page.js';

export function Footer() {
  const { t } = usePage();
  return (
    <footer class="site-footer">
      <div class="frame">
        <p class="site-footer__brand">
          <strong>{t.brand.name}</strong> {t.brand.tagline}
        </p>
        <ul aria-label={t.footer.label}>
          <li>{t.footer.notANotice}</li>
          <li>{t.footer.noStore}</li>
          <li>{t.footer.applyThere}</li>
        </ul>
        <p>
          <a href="/docs">{t.footer.api}</a>
        </p>
      </div>
    </footer>
  );
}
