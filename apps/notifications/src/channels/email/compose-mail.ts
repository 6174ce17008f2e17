import type { Message } from '../message.js';
import type { Mail } from './mail.js';
import { mailHtml } from './mail-html.js';
import { mailText } from './mail-text.js';
import { mailView, type Sender } from './mail-view.js';

/** A message as a mail that says the same in text and in HTML. It was asked for, so it is no advertising and not marked as such (정보통신망법 제50조). */
export function composeMail(message: Message, sender: Sender): Mail {
  const view = mailView(message, sender);
  return { language: view.language, subject: view.subject, text: mailText(view), html: mailHtml(view) };
}
