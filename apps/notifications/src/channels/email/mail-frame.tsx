import type { ComponentChildren, CSSProperties } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Lang } from '#korea';

const font = "-apple-system, 'Apple SD Gothic Neo', 'Noto Sans KR', 'Malgun Gothic', sans-serif";

/** Colours in pairs that hold 4.5:1, on white and on the dark that the rules below ask for. */
const dark = `
@media (prefers-color-scheme: dark) {
  .page, .page td, .page th { background-color: #1b1d21 !important; color: #f1f3f5 !important; }
  .page a { color: #9dc1ff !important; }
  .page .quiet { color: #c3c9d1 !important; }
  .page .button { background-color: #9dc1ff !important; color: #0b1b33 !important; }
}`;

export const styles = {
  cell: {
    padding: '0 16px',
    backgroundColor: '#ffffff',
    color: '#1e2124',
    fontFamily: font,
    fontSize: '16px',
    lineHeight: '1.6',
    // Korean breaks between words; what has no place to break does so anywhere.
    wordBreak: 'keep-all',
    overflowWrap: 'anywhere',
  },
  quiet: { margin: '0', color: '#464c53', fontSize: '16px' },
  paragraph: { margin: '0 0 8px' },
  link: { color: '#0b50d0', textDecoration: 'underline', display: 'inline-block', padding: '8px 0' },
} as const satisfies Record<string, CSSProperties>;

/** One column of at most 600 px, nothing to load, and the language said once. */
export function renderMail(language: Lang, title: string, content: ComponentChildren): string {
  const markup = renderToString(
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no" />
        <title>{title}</title>
        <style>{dark}</style>
      </head>
      <body style={{ margin: '0', padding: '0', backgroundColor: '#ffffff' }} class="page">
        <div lang={language} role="article" aria-roledescription="email" aria-label={title}>
          <table
            role="presentation"
            width="100%"
            cellpadding="0"
            cellspacing="0"

            style={{ maxWidth: '600px', margin: '0 auto', tableLayout: 'fixed' }}
          >
            <tbody>{content}</tbody>
          </table>
        </div>
      </body>
    </html>,
  );
  return `<!doctype html>${markup}`;
}

export function Row(props: { readonly children: ComponentChildren; readonly style?: Readonly<Record<string, string>> }) {
  return (
    <tr>
      <td style={{ ...styles.cell, ...props.style }}>{props.children}</td>
    </tr>
  );
}

export function Heading(props: { readonly children: ComponentChildren }) {
  return (
    <Row style={{ paddingTop: '24px', paddingBottom: '8px' }}>
      <h1 style={{ margin: '0', fontSize: '22px', lineHeight: '1.4' }}>{props.children}</h1>
    </Row>
  );
}

export function Button(props: { readonly url: string; readonly children: ComponentChildren }) {
  return (
    <a
      class="button"
      href={props.url}
      style={{
        display: 'inline-block',
        padding: '10px 20px',
        borderRadius: '6px',
        backgroundColor: '#0b50d0',
        color: '#ffffff',
        fontSize: '17px',
        fontWeight: 'bold',
        textDecoration: 'none',
      }}
    >
      {props.children}
    </a>
  );
}

/** Words that may be the notice's own, which is Korean whatever language the mail is in. */
export function Words(props: { readonly language: Lang; readonly text: string }) {
  return props.language !== 'ko' && /[가-힣]/u.test(props.text) ? <span lang="ko">{props.text}</span> : <>{props.text}</>;
}
