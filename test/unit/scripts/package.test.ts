import { contentViolations } from '../../../scripts/package/contents.js';
import { npmWarnings } from '../../../scripts/package/npm-warnings.js';

const NEEDED = [
  'package.json',
  'README.md',
  'CHANGELOG.md',
  'schema.graphql',
  '.env.example',
  'docs/operating.md',
  'dist/src/main.js',
  'dist/simulator/main.js',
  'dist/process/run.js',
  'dist/explorer/manifest.json',
].map((path) => ({ path, size: 1_000 }));

describe('The contents of the package', () => {
  test.each([
    'dist/src/main.js.map',
    'dist/bench/main.js',
    'dist/demo/main.js',
    'src/main.ts',
    'test/unit/x.test.ts',
    '.env',
    'node_modules/x/index.js',
  ])('must not have %s', (path) => {
    expect(contentViolations([...NEEDED, { path, size: 1 }], 1_000)).toEqual([
      `${path} does not belong into it`,
    ]);
  });

  test.each(NEEDED)('must have $path', ({ path }) => {
    expect(
      contentViolations(
        NEEDED.filter((file) => file.path !== path),
        1_000,
      ),
    ).toEqual([`${path} is missing`]);
  });

  test('must not be so large that something else was packed', () => {
    const large = { path: 'dist/explorer/assets/large.js', size: 20_000_000 };
    expect(contentViolations([...NEEDED, large], 5_000_000)).toHaveLength(2);
  });

  test('are accepted with a licence', () => {
    expect(contentViolations([...NEEDED, { path: 'LICENSE', size: 1 }], 1_000)).toEqual([]);
  });
});

test('Warnings of npm about packages are found, and those about the machine are not', () => {
  const output = [
    'npm warn Unknown user config "nodedir". This will stop working.',
    'npm warn install-scripts 1 package has install scripts not yet covered by allowScripts:',
    'npm warn EBADENGINE Unsupported engine {',
    'npm warn deprecated glob@7.0.0: old',
    'npm WARN ERESOLVE overriding peer dependency',
    'added 266 packages in 22s',
  ].join('\n');
  expect(npmWarnings(output)).toEqual([
    'npm warn EBADENGINE Unsupported engine {',
    'npm warn deprecated glob@7.0.0: old',
    'npm WARN ERESOLVE overriding peer dependency',
  ]);
});
