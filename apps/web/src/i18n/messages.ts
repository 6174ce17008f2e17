import type { Lang } from '#korea';
import { en } from './en.js';
import { ko, type Messages } from './ko.js';

export type { Messages };

export const messages: Readonly<Record<Lang, Messages>> = { ko, en };
