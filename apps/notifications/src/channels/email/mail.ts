/** A mail's content; who gets it and how it travels is the channel's affair. */
export interface Mail {
  readonly language: 'ko' | 'en';
  /** One line. */
  readonly subject: string;
  readonly text: string;
  /** A whole document without anything to load. */
  readonly html: string;
}
