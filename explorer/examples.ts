/** An example that a tab opens with. */
export interface Example {
  readonly document: string;
  /** JSON text. */
  readonly variables?: string;
}

/**
 * Decodes the examples that src/server/pages/explorer.ts writes into the page.
 * @throws Error for any other text.
 */
export function readExamples(json: string): readonly Example[] {
  const examples: unknown = JSON.parse(json);
  if (!Array.isArray(examples) || !examples.every(isExample)) throw new Error('The page has no examples.');
  return examples;
}

function isExample(value: unknown): value is Example {
  if (typeof value !== 'object' || value === null || !('document' in value)) return false;
  const hasVariables = 'variables' in value;
  return typeof value.document === 'string' && (!hasVariables || typeof value.variables === 'string');
}
