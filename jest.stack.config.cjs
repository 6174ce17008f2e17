/** Every contract suite and more on real servers; `npm run test:stack` starts them. */
module.exports = {
  ...require('./jest.config.cjs'),
  testMatch: ['**/*.stack.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  // What is stuck is stuck for longer; a busy machine takes its time.
  testTimeout: 180_000,
};
