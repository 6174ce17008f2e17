import type { ComponentChildren } from 'preact';
import { Footer } from './footer.js';
import { Header } from './header.js';
import { usePage } from './page.js';
import type { SectionName } from './sections.js';

/** The frame of every page: landmarks, skip link, and the place where changes are announced. */
export function Document(props: {
  readonly title: string;
  readonly section: SectionName | null;
  readonly feed?: string;
  readonly children: ComponentChildren;
}) {
  const { lang, t, assets } = usePage();
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no" />
        <title>{`${props.title} | ${t.brand.name}`}</title>
        <meta name="description" content={t.brand.tagline} />
        {props.feed && <link rel="alternate" type="application/atom+xml" href={props.feed} title={t.alerts.links.feed} />}
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        <link rel="stylesheet" href={assets.style} />
        <script src={assets.script} defer />
      </head>
      <body>
        <a class="skip-link" href="#main">
          {t.nav.skip}
        </a>
        <Header section={props.section} />
        <main id="main" tabindex={-1}>
          {props.children}
        </main>
        <Footer />
        <div id="announcer" class="visually-hidden" role="status" />
      </body>
    </html>
  );
}
