/** Every contract suite and more on real servers; `npm run test:stack` starts them. */
module.exports = {
  ...require('./jest.config.cjs'),
  testMatch: ['**/*.stack.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  testTimeout: 60_000,
};
