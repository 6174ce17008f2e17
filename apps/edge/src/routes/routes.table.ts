export interface Route {
  /** `:name` is any one segment; a last `*` is the path before it and everything below. */
  readonly path: string;
  /** null: nobody answers here. */
  readonly service: 'companies' | 'programs' | 'matching' | 'notifications' | 'web' | null;
  /** A POST that stores nothing: it may be asked again elsewhere when an instance goes down. */
  readonly repeatable?: true;
}

/** Which service answers which path: the first pattern that fits, so the most specific stand first. */
export const routes: readonly Route[] = [
  { path: '/api/companies/:id/matches/*', service: 'matching' },
  { path: '/api/companies/:id/inbox/*', service: 'notifications' },
  { path: '/api/companies/:id/subscriptions', service: 'notifications' },
  { path: '/api/companies/*', service: 'companies' },
  { path: '/api/programs/:id/companies', service: 'matching' },
  { path: '/api/programs/:id/calls/:callId/told/*', service: 'notifications' },
  { path: '/api/programs/*', service: 'programs' },
  { path: '/api/matches', service: 'matching', repeatable: true },
  { path: '/api/verdicts', service: 'matching', repeatable: true },
  { path: '/api/reach', service: 'matching', repeatable: true },
  { path: '/api/search', service: 'matching' },
  { path: '/api/vocabularies', service: 'matching' },
  { path: '/api/clock', service: 'matching' },
  { path: '/api/subscriptions/*', service: 'notifications' },
  { path: '/api/recipients/*', service: 'notifications' },
  { path: '/api/told/*', service: 'notifications' },
  { path: '/api/bounces', service: 'notifications' },
  { path: '/api/undeliverable/*', service: 'notifications' },
  { path: '/api/mails/*', service: 'notifications' },
  { path: '/api/*', service: null },
  { path: '/feeds/*', service: 'notifications' },
  { path: '/go/*', service: 'notifications' },
  { path: '/health/*', service: null },
  { path: '/*', service: 'web' },
];
