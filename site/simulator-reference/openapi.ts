import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A JSON schema, as far as the simulator's document uses it. */
export interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
}

type Content = Readonly<Record<string, { readonly schema?: JsonSchema }>>;

export interface Operation {
  readonly summary: string;
  readonly tags: readonly string[];
  readonly security?: readonly unknown[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly description?: string;
    readonly schema: JsonSchema;
  }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}

interface OpenApi {
  readonly info: { readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** The simulator's OpenAPI document. @throws Error if `npm run site` has not written it. */
export function readOpenApi(): OpenApi {
  // The simulator generates it from its routes: it has exactly these keywords.
  return JSON.parse(readFileSync(join(import.meta.dirname, '../../dist/openapi.json'), 'utf8')) as OpenApi;
}
