/** The direction of dependencies: apps → service-kit, ports → contracts → pure libs. `test/architecture.spec.ts` runs it. */
const pure = 'korea|eligibility|ranking|contracts|catalogue|match-index|notices|telling';
const ports = 'documents|events|search|sqlite';

module.exports = {
  forbidden: [
    {
      name: 'pure-libs-stay-pure',
      comment:
        'A pure lib knows its subject and nothing else: no Nest, no I/O, no clock. So it can be tested by properties and run anywhere.',
      severity: 'error',
      from: { path: `^libs/(${pure})/src`, pathNot: '[.]spec[.]tsx?$' },
      to: { path: ['node_modules/@nestjs', 'node_modules/(rxjs|pino|mongoose|kafkajs|meilisearch|undici|@photostructure)'] },
    },
    {
      name: 'pure-libs-touch-no-node',
      comment: 'Files, sockets and clocks belong to the edge.',
      severity: 'error',
      from: { path: `^libs/(${pure})/src`, pathNot: '[.]spec[.]tsx?$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-libs-look-down-only',
      comment: 'korea ← eligibility ← contracts ← ranking, telling: a pure lib never knows a port, the kit or a service.',
      severity: 'error',
      from: { path: `^libs/(${pure})/` },
      to: { path: `^(apps/|libs/(${ports}|service-kit)/)` },
    },
    {
      name: 'korea-knows-nobody',
      comment: 'Law, codes and numbers stand on nothing of ours.',
      severity: 'error',
      from: { path: '^libs/korea/' },
      to: { path: '^(apps|libs/(?!korea/))' },
    },
    {
      name: 'eligibility-knows-only-korea',
      comment: 'The definition of a verdict must not depend on who asks for it.',
      severity: 'error',
      from: { path: '^libs/eligibility/' },
      to: { path: '^(apps|libs/(?!(eligibility|korea)/))' },
    },
    {
      name: 'ports-know-contracts-only',
      comment: 'An adapter serves any service, so it knows none, and not the kit that opens it.',
      severity: 'error',
      from: { path: `^libs/(${ports})/` },
      to: { path: '^(apps/|libs/(service-kit|eligibility|ranking|match-index)/)' },
    },
    {
      name: 'ports-do-not-know-each-other',
      comment: 'Each port is chosen by itself. Only the embedded adapters share the SQLite file.',
      severity: 'error',
      from: { path: '^libs/(documents|events|search)/' },
      to: { path: '^libs/(documents|events|search)/', pathNot: '^libs/$1/' },
    },
    {
      name: 'kit-knows-no-service',
      comment: 'What every service needs cannot depend on one of them.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'only-services-hold-copies',
      comment: 'A whole copy of the topics costs memory and a view: a service decides to have one, and no lib makes it have one.',
      severity: 'error',
      from: { path: '^libs/(?!copies/)' },
      to: { path: '^libs/copies/' },
    },
    {
      name: 'services-do-not-import-each-other',
      comment: 'They meet on topics and over HTTP. apps/ieum alone puts their modules into one process.',
      severity: 'error',
      from: { path: '^apps/(?!ieum/)([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'only-sqlite-opens-sqlite',
      comment: 'One file knows the driver, so that it can be exchanged.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '^libs/sqlite/' },
      to: { path: 'node_modules/@photostructure' },
    },
    ...Object.entries({ mongoose: 'documents/src/mongo', kafkajs: 'events/src/kafka', meilisearch: 'search/src/meilisearch' }).map(
      ([driver, adapter]) => ({
        name: `only-its-adapter-knows-${driver}`,
        comment: 'A port is kept by several adapters; whoever knew the driver of one would hold all to it.',
        severity: 'error',
        from: { path: '^(apps|libs)/', pathNot: `^libs/${adapter}/|[.]spec[.]ts$|/testing/` },
        to: { path: `node_modules/${driver}/` },
      }),
    ),
    {
      name: 'libs-are-entered-by-their-index',
      comment: 'What a lib does not export is its own affair.',
      severity: 'error',
      from: { path: '^(apps|libs)/([^/]+)/', pathNot: '[.]spec[.]tsx?$|/testing/' },
      to: { path: '^libs/([^/]+)/src/(?!index[.]ts$)', pathNot: '^libs/$2/' },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file.',
      severity: 'error',
      from: { path: '^(apps|libs)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-unresolved',
      comment: 'A path that leads nowhere is not checked by any rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    // Some packages name their files in `exports` alone.
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
