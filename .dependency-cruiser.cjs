/** The one-way imports between the folders; `npm run lint` checks them. */
const only = (from, to, comment) => ({
  name: `${from}-imports-only`,
  comment,
  severity: 'error',
  from: { path: `^src/${from}/` },
  to: { path: '^src/', pathNot: `^src/(${[from, ...to].join('|')})/` },
});

/** From the lowest to the highest: a folder imports only from those before it. */
const FOLDERS = [
  ['telemetry', 'Logs. Imports no other folder.'],
  ['wire', 'Tolerant reading of JSON and scalars. Imports no other folder.'],
  ['executor', 'Executes operations. Knows no type of the schema.'],
  ['schema', 'The types of the graph, without I/O.'],
  ['cluster', 'State that gateways share, in Redis or in memory.'],
  ['auth', 'Principals and credentials.'],
  ['datasources', 'The client of Operated, and loaders.'],
  ['live', 'Change detection, polling, subscribers.'],
  ['resolvers', 'The values of fields.'],
  ['server', 'HTTP, WebSocket, SSE, GraphQL, pages.'],
];
const below = (folder) => {
  const index = FOLDERS.findIndex(([name]) => name === folder);
  return FOLDERS.slice(0, index).map(([name]) => name);
};
const NO_IMPORTS = { telemetry: [], wire: [], executor: ['wire'], schema: ['wire'] };

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'No circular imports, except in src/schema: the types of the graph refer to each other.',
      severity: 'error',
      from: { pathNot: '^src/schema/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...FOLDERS.map(([name, comment]) => only(name, NO_IMPORTS[name] ?? below(name), comment)),
    only('config', [...below('datasources'), 'auth'], 'The variables, and the checks across them.'),
    only('compose', [...FOLDERS.map(([name]) => name), 'config'], 'Wiring; only the entry points import it.'),
    only(
      'command-line',
      [...FOLDERS.map(([name]) => name), 'config', 'compose'],
      'The commands; only main.ts imports them.',
    ),
    {
      name: 'command-line-is-imported-by-main-only',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(command-line/|main\\.ts$)' },
      to: { path: '^src/command-line/' },
    },
    {
      name: 'compose-is-imported-by-entry-points-only',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(compose/|command-line/|gateway\\.ts$)' },
      to: { path: '^src/compose/' },
    },
    {
      name: 'config-is-imported-by-the-composition-only',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(config/|compose/|command-line/|(gateway|main)\\.ts$)' },
      to: { path: '^src/config/' },
    },
    {
      name: 'open-telemetry-is-loaded-only-where-traces-are-on',
      comment: 'Its SDK is known to one module and those that it imports, which is imported dynamically.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: '^src/telemetry/tracing/(open-telemetry|spans|export-log|sdk-log)\\.ts$',
      },
      to: { path: 'node_modules/@opentelemetry/' },
    },
    {
      name: 'open-telemetry-is-imported-dynamically',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/telemetry/tracing/' },
      to: { path: '^src/telemetry/tracing/(open-telemetry|spans|export-log|sdk-log)\\.ts$', dynamic: false },
    },
    {
      name: 'gateway-does-not-import-its-neighbours',
      comment: 'The gateway and the simulator communicate by HTTP only.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(simulator|demo|test|bench|examples)/' },
    },
    {
      name: 'simulator-does-not-import-its-neighbours',
      comment: 'The simulator and the gateway communicate by HTTP only.',
      severity: 'error',
      from: { path: '^simulator/' },
      to: { path: '^(src|demo|test|bench|examples)/' },
    },
    {
      name: 'examples-import-nothing',
      comment: 'Examples are clients: they use HTTP and schema.graphql only.',
      severity: 'error',
      from: { path: '^examples/' },
      to: { path: '^(src|simulator|demo|process|scripts|test|bench)/' },
    },
    {
      name: 'process-imports-nothing',
      comment: 'What every process needs: variables, listening, signals.',
      severity: 'error',
      from: { path: '^process/' },
      to: { path: '^(src|simulator|demo|examples|scripts|test|bench)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // They import packages that are installed for the bench only.
    exclude: { path: '^bench/peers/(servers|node_modules|dist)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js'] },
  },
};
