import { type CodegenConfig } from '@graphql-codegen/cli';

/** `npm run codegen` writes the type of each `graphql(…)` document in src/ from the gateway's schema. */
const config: CodegenConfig = {
  schema: '../../schema.graphql',
  documents: ['src/**/*.{ts,tsx}', '!src/graphql/**'],
  generates: {
    'src/graphql/': {
      preset: 'client',
      // The default name, `useFragment`, is that of a hook of Apollo Client, and this function is no hook.
      presetConfig: { fragmentMasking: { unmaskFunctionName: 'readFragment' } },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        strictScalars: true,
        scalars: { DateTime: 'string', JSONObject: 'Record<string, unknown>' },
      },
    },
  },
};

export default config;
