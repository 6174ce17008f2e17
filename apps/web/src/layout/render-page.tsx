import type { Response } from 'express';
import { renderToString } from 'preact-render-to-string';
import { asLang, languageCookie } from '../i18n/language.js';
import { Document } from './document.js';
import { type Page, PageProvider } from './page.js';
import type { View } from './view.js';

const yearSeconds = 365 * 24 * 60 * 60;

export function renderPage(page: Page, view: View): string {
  const markup = renderToString(
    <PageProvider value={page}>
      <Document title={view.title} section={view.section} feed={view.feed}>
        {view.content}
      </Document>
    </PageProvider>,
  );
  return `<!doctype html>${markup}`;
}

export function sendPage(response: Response, page: Page, view: View): void {
  rememberLanguage(response, page);
  response
    .status(view.status ?? 200)
    .set({ 'Content-Language': page.lang, 'Cache-Control': response.get('Cache-Control') ?? 'private, no-cache' })
    .vary('Accept-Language, Cookie')
    .type('html')
    .send(renderPage(page, view));
}

/** To the address of the same state in its shortest form, so that what is copied out of the address bar is short. */
export function sendOn(response: Response, page: Page, address: string): void {
  rememberLanguage(response, page);
  response.set('Cache-Control', 'private, no-cache').redirect(302, address);
}

/** From a form that has done something to the page that says so: to load that one again does nothing. */
export function sendAfter(response: Response, address: string): void {
  response.redirect(303, address);
}

function rememberLanguage(response: Response, page: Page): void {
  const chosen = asLang(page.query.get('lang'));
  if (chosen) response.cookie(languageCookie, chosen, { maxAge: yearSeconds * 1000, sameSite: 'lax', path: '/', httpOnly: true });
}
