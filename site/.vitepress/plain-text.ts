import type { MarkdownRenderer } from 'vitepress';

/** Shows double braces as they are: the documents have those of Prometheus, and no templates of Vue. */
export function showBraces({ renderer: { rules } }: MarkdownRenderer): void {
  for (const name of ['text', 'code_inline'] as const) {
    const render = rules[name];
    rules[name] = (...args) => (render?.(...args) ?? '').replaceAll('{{', '&#123;&#123;');
  }
}
