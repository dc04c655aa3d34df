import type {} from 'monaco-editor';

/**
 * Tells Monaco where its workers are: files of this server, so that neither a blob nor another host has
 * to be allowed. Has to be called before the first editor is made.
 */
export function useWorkers(urls: { editor: string; json: string; graphql: string }): void {
  window.MonacoEnvironment = {
    getWorker(_moduleId, label) {
      const url = label === 'json' ? urls.json : label === 'graphql' ? urls.graphql : urls.editor;
      return new Worker(url, { type: 'module', name: label });
    },
  };
}
