import { withEntries } from '../address/address.js';
import { ClockBanner } from './clock-banner.js';
import { usePage } from './page.js';
import { type SectionName, sections } from './sections.js';

export function Header(props: { readonly section: SectionName | null }) {
  const { t } = usePage();
  return (
    <header class="site-header">
      <ClockBanner />
      <div class="site-header__bar frame">
        <a class="brand" href="/" aria-label={t.brand.home}>
          <BrandMark />
          <span class="brand__name">{t.brand.name}</span>
        </a>
        <nav class="site-nav" aria-label={t.nav.label}>
          <ul>
            {sections.map((section) => (
              <li key={section.name}>
                <a href={section.path} aria-current={section.name === props.section ? 'true' : undefined}>
                  {section.label(t)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <LanguageSwitch />
      </div>
    </header>
  );
}

/** Two rings that hold each other: 이음, what joins. */
function BrandMark() {
  return (
    <svg class="brand__mark" viewBox="0 0 40 24" width="40" height="24" aria-hidden="true" focusable="false">
      <circle cx="12" cy="12" r="9.5" fill="none" stroke="#256ef4" stroke-width="4" />
      <circle cx="28" cy="12" r="9.5" fill="none" stroke="#063a74" stroke-width="4" />
      <path d="M 16.2 3.5 A 9.5 9.5 0 0 1 21.5 12" fill="none" stroke="#256ef4" stroke-width="4" />
    </svg>
  );
}

function LanguageSwitch() {
  const { lang, t, path, query } = usePage();
  const other = lang === 'ko' ? 'en' : 'ko';
  const rest = [...query].filter(([name]) => name !== 'lang');
  return (
    <a
      id="language-switch"
      data-live
      class="language-switch"
      href={withEntries(path, [...rest, ['lang', other]])}
      hreflang={other}
      lang={other}
    >
      {t.nav.otherLanguage}
    </a>
  );
}
