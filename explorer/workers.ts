import type {} from 'monaco-editor';

/**
 * Configures Monaco's workers as files of this server, so that the policy needs to allow neither blobs nor other hosts.
 * Must be called before the first editor is created.
 */
export function useWorkers(urls: { editor: string; json: string; graphql: string }): void {
  window.MonacoEnvironment = {
    getWorker(_moduleId, label) {
      const url = label === 'json' ? urls.json : label === 'graphql' ? urls.graphql : urls.editor;
      return new Worker(url, { type: 'module', name: label });
    },
  };
}
