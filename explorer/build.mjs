/** Bundles the explorer's page into dist/explorer, which src/server/pages/explorer.ts serves. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { build } from 'esbuild';

const root = resolve(import.meta.dirname, '..');
const outdir = resolve(root, 'dist/explorer');

// The names in the manifest, which src/server/pages/explorer.ts reads.
const entries = {
  script: 'explorer/main.ts',
  style: 'explorer/explorer.css',
  editorWorker: 'node_modules/monaco-editor/esm/vs/editor/editor.worker.js',
  jsonWorker: 'node_modules/monaco-editor/esm/vs/language/json/json.worker.js',
  graphqlWorker: 'node_modules/monaco-graphql/esm/graphql.worker.js',
};

/** GraphiQL's style sheet contains Monaco's styles already; those that Monaco's scripts import are dropped. */
const withoutStylesOfScripts = {
  name: 'without-styles-of-scripts',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\.css$/ }, ({ path, kind }) =>
      kind === 'import-statement' ? { path, namespace: 'dropped' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'dropped' }, () => ({ contents: '' }));
  },
};

const started = Date.now();
const { outputFiles, metafile } = await build({
  absWorkingDir: root,
  entryPoints: Object.values(entries),
  outdir,
  entryNames: 'assets/[name]-[hash]',
  chunkNames: 'assets/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  metafile: true,
  write: false,
  // An entry point keeps its name where node_modules is a symbolic link.
  preserveSymlinks: true,
  plugins: [withoutStylesOfScripts],
  // Hides the notices about files over half a megabyte.
  logLevel: 'warning',
});

const manifest = {};
for (const [name, entryPoint] of Object.entries(entries)) {
  const output = Object.keys(metafile.outputs).find(
    (path) => metafile.outputs[path].entryPoint === entryPoint,
  );
  if (!output) throw new Error(`esbuild wrote no file for ${entryPoint}`);
  manifest[name] = relative('dist/explorer/assets', output);
}

// The previous bundle is removed only after a successful build.
await rm(outdir, { recursive: true, force: true });
for (const { path, contents } of outputFiles) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, contents);
}
await writeFile(resolve(outdir, 'manifest.json'), JSON.stringify(manifest));

const bytes = outputFiles.reduce((sum, { contents }) => sum + contents.length, 0);
console.log(`explorer: ${(bytes / 1e6).toFixed(1)} MB in ${Date.now() - started} ms`);
