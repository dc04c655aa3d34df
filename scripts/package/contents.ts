/** A file of the tarball, as `npm pack --json` lists it. */
export interface PackedFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

/** What the tarball must have. */
const REQUIRED = [
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
];

/** What it may have: everything else is source, test, bench, or left over from an earlier build. */
const ALLOWED =
  /^(package\.json|README\.md|CHANGELOG\.md|LICENSE|schema\.graphql|\.env\.example|docs\/[\w/-]+\.md|docs\/images\/[\w-]+\.png|dist\/explorer\/.+|dist\/(src|process|simulator)\/.+\.js)$/;

/** Bounds that a mistake exceeds, such as packing node_modules, and growth does not. */
const MAX_UNPACKED_BYTES = 12_000_000; // 12 MB
const MAX_PACKED_BYTES = 4_000_000; // 4 MB

/**
 * What is wrong with the contents of the tarball, a line each.
 * @param packedBytes the size of the tarball.
 */
export function contentViolations(files: readonly PackedFile[], packedBytes: number): readonly string[] {
  const paths = new Set(files.map(({ path }) => path));
  const unpackedBytes = files.reduce((sum, { size }) => sum + size, 0);
  return [
    ...REQUIRED.filter((path) => !paths.has(path)).map((path) => `${path} is missing`),
    ...[...paths].filter((path) => !ALLOWED.test(path)).map((path) => `${path} does not belong into it`),
    ...(packedBytes > MAX_PACKED_BYTES ? [`it has ${packedBytes} bytes, more than ${MAX_PACKED_BYTES}`] : []),
    ...(unpackedBytes > MAX_UNPACKED_BYTES
      ? [`its files have ${unpackedBytes} bytes, more than ${MAX_UNPACKED_BYTES}`]
      : []),
  ];
}
