/** The house's one-way arrows; `npm run lint` keeps them. */
const only = (from, to, comment) => ({
  name: `${from}-imports-only`,
  comment,
  severity: 'error',
  from: { path: `^src/${from}/` },
  to: { path: '^src/', pathNot: `^src/(${[from, ...to].join('|')})/` },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'A circle has no ground floor. The types of the graph refer to each other by nature.',
      severity: 'error',
      from: { pathNot: '^src/schema/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    only('schema', [], 'What the graph is: it imports no other room.'),
    only('telemetry', [], 'A ground floor: it imports no other room.'),
    only('cluster', ['schema', 'telemetry'], 'What several gateways share.'),
    only('auth', ['schema', 'telemetry', 'cluster'], 'Who asks.'),
    only('datasources', ['schema', 'telemetry', 'auth'], 'Operated as we read it.'),
    only('live', ['schema', 'telemetry', 'cluster', 'auth', 'datasources'], 'What changes, as it changes.'),
    only('resolvers', ['schema', 'datasources', 'auth', 'live'], 'How a field gets its value.'),
    only(
      'server',
      ['schema', 'telemetry', 'cluster', 'auth', 'datasources', 'live', 'resolvers'],
      'The edge; nothing imports it.',
    ),
    {
      name: 'strangers',
      comment: 'The gateway and the simulator know each other by HTTP alone.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(simulator|demo|test|bench|examples)/' },
    },
    {
      name: 'strangers-too',
      comment: 'The simulator and the gateway know each other by HTTP alone.',
      severity: 'error',
      from: { path: '^simulator/' },
      to: { path: '^(src|demo|test|bench|examples)/' },
    },
    {
      name: 'callers-only',
      comment: 'An example knows the gateway as its callers do, by HTTP and schema.graphql.',
      severity: 'error',
      from: { path: '^examples/' },
      to: { path: '^(src|simulator|demo|environment|scripts|test|bench)/' },
    },
    {
      name: 'environment-imports-only',
      comment: 'What every process stands on: it imports no other room.',
      severity: 'error',
      from: { path: '^environment/' },
      to: { path: '^(src|simulator|demo|examples|scripts|test|bench)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js'] },
  },
};
