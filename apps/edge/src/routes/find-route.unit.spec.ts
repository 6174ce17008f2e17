import { findRoute } from './find-route.js';
import { routes } from './routes.table.js';

const serviceOf = (path: string) => findRoute(path)?.service;

describe('the route of a path', () => {
  it.each([
    ['/', 'web'],
    ['/search', 'web'],
    ['/programs/a', 'web'],
    ['/assets/ieum.css', 'web'],
    ['/apisomething', 'web'],
    ['//api/companies', 'web'],
    ['/api/companies', 'companies'],
    ['/api/companies/', 'companies'],
    ['/API/Companies', 'companies'],
    ['/api/companies/c-1', 'companies'],
    ['/api/companies/matches', 'companies'],
    ['/api/companies/c-1/matches', 'matching'],
    ['/api/companies/c-1/matches/', 'matching'],
    ['/api/companies/c-1/matches/p-1', 'matching'],
    ['/api/companies//matches', 'companies'],
    ['/api/companies/c-1/matchesx', 'companies'],
    ['/api/companies/c-1/inbox', 'notifications'],
    ['/api/companies/c-1/inbox/stream', 'notifications'],
    ['/api/companies/c-1/subscriptions', 'notifications'],
    ['/api/companies/c-1/subscriptions/x', 'companies'],
    ['/api/programs/p-1', 'programs'],
    ['/api/programs/p-1/calls', 'programs'],
    ['/api/programs/p-1/companies', 'matching'],
    ['/api/programs/p-1/companies/x', 'programs'],
    ['/api/programs/p-1/calls/k-1/told', 'notifications'],
    ['/api/programs/p-1/calls/k-1/told/resend', 'notifications'],
    ['/api/programs/p-1/calls/k-1', 'programs'],
    ['/api/matches', 'matching'],
    ['/api/matches/x', null],
    ['/api/subscriptions', 'notifications'],
    ['/api/subscriptions/s-1/confirm', 'notifications'],
    ['/api/recipients/email.x_y-z/unsubscribe', 'notifications'],
    ['/api/told/e-1/dismiss', 'notifications'],
    ['/api/bounces', 'notifications'],
    ['/api/undeliverable', 'notifications'],
    ['/api/undeliverable/email.x', 'notifications'],
    ['/api/mails/m-1', 'notifications'],
    ['/feeds/companies/c-1.atom', 'notifications'],
    ['/feeds/search.ics', 'notifications'],
    ['/go/e-1', 'notifications'],
    ['/alerts/manage', 'web'],
    ['/gone', 'web'],
    ['/api/nothing', null],
    ['/api', null],
    ['/health/live', null],
    ['/%', 'web'],
  ])('%s is answered by %s', (path, service) => expect(serviceOf(path)).toBe(service));

  it.each(['*', 'http://elsewhere/api'])('there is none for %j', (path) => expect(findRoute(path)).toBeNull());

  it('is reached for every line of the table, as the most specific stand first', () => {
    for (const route of routes) {
      const sample = route.path.replace(/:\w+/g, 'sample').replace(/\*$/, 'below/it');
      expect(findRoute(sample)).toBe(route);
    }
  });
});
