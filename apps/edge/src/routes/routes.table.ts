export interface Route {
  /** `:name` is any one segment; a last `*` is the path before it and everything below. */
  readonly path: string;
  /** null: nobody answers here. */
  readonly service: 'companies' | 'programs' | 'matching' | 'web' | null;
  /** A POST that stores nothing: it may be asked again elsewhere when an instance goes down. */
  readonly repeatable?: true;
}

/** Which service answers which path: the first pattern that fits, so the most specific stand first. */
export const routes: readonly Route[] = [
  { path: '/api/companies/:id/matches/*', service: 'matching' },
  { path: '/api/companies/*', service: 'companies' },
  { path: '/api/programs/:id/companies', service: 'matching' },
  { path: '/api/programs/*', service: 'programs' },
  { path: '/api/matches', service: 'matching', repeatable: true },
  { path: '/api/verdicts', service: 'matching', repeatable: true },
  { path: '/api/reach', service: 'matching', repeatable: true },
  { path: '/api/search', service: 'matching' },
  { path: '/api/vocabularies', service: 'matching' },
  { path: '/api/clock', service: 'matching' },
  { path: '/api/*', service: null },
  { path: '/health/*', service: null },
  { path: '/*', service: 'web' },
];
