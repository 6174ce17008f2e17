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
    ['/api/programs/p-1', 'programs'],
    ['/api/programs/p-1/calls', 'programs'],
    ['/api/programs/p-1/companies', 'matching'],
    ['/api/programs/p-1/companies/x', 'programs'],
    ['/api/matches', 'matching'],
    ['/api/matches/x', null],
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
