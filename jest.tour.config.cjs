/** The commands the README prints, run against the built server. */
module.exports = {
  ...require('./jest.config.cjs'),
  testMatch: ['**/*.tour.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
};
