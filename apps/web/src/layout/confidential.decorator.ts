import { applyDecorators, Header } from '@nestjs/common';

/** Handler of a page whose address lets its holder act, or that is for staff: kept by no cache, named to no other site, listed by no search engine. */
export const Confidential = (): MethodDecorator =>
  applyDecorators(Header('Cache-Control', 'no-store'), Header('Referrer-Policy', 'no-referrer'), Header('X-Robots-Tag', 'noindex'));
