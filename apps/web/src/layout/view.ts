import type { ComponentChild } from 'preact';
import type { SectionName } from './sections.js';

/** What one page adds to the frame. */
export interface View {
  readonly title: string;
  readonly section: SectionName | null;
  readonly content: ComponentChild;
  /** Where programs that read feeds find what the page lists. */
  readonly feed?: string;
  /** 200 where left out. */
  readonly status?: number;
}
