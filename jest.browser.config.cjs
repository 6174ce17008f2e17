/** Pages in a real Chromium, with axe and the keyboard; `CHROMIUM_PATH` names another one than Debian's. */
module.exports = {
  ...require('./jest.config.cjs'),
  testMatch: ['**/*.browser.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  testTimeout: 60_000,
};
