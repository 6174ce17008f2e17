/** Processes that are killed at random, over and over: minutes, not seconds. */
module.exports = {
  ...require('./jest.config.cjs'),
  testMatch: ['**/*.kill.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
};
