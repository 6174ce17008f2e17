/** Source is ESM with `.js` specifiers; jest runs it as CommonJS, together with the ESM-only packages named here. */
const esmPackages = [
  '@nestjs',
  'feed',
  'file-type',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@tokenizer',
  '@borewit',
  'load-esm',
  'meilisearch',
  'preact',
  'zod',
  'es-toolkit',
  'temporal-polyfill',
  'temporal-spec',
  'temporal-utils',
];

module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts', '**/*.spec.tsx'],
  // Suites of their own: see the scripts test:kill, test:tour, test:browser and test:stack.
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '[.](kill|tour|browser|stack)[.]spec[.]ts$', '/test/fixtures/'],
  moduleNameMapper: {
    '^#([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: {
    '^.+\\.(m?js|tsx?|jsx)$': [
      '@swc/jest',
      {
        swcrc: false,
        module: { type: 'commonjs' },
        jsc: {
          target: 'es2022',
          keepClassNames: true,
          parser: { syntax: 'typescript', tsx: true, decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic', importSource: 'preact' } },
        },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmPackages.join('|')})/)`],
};
