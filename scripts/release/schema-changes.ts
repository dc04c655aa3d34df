import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';

/**
 * What a change means to clients. `breaking`: operations that were valid may fail. `dangerous`: they stay valid, and may
 * behave otherwise. `safe`: they do not notice it. `description`: only texts change.
 */
export type ChangeLevel = 'breaking' | 'dangerous' | 'safe' | 'description';

export interface SchemaChange {
  readonly level: ChangeLevel;
  /** What changed, one line. */
  readonly message: string;
  /** What it concerns, such as `Hub.name`; null where that has no name. */
  readonly path: string | null;
}

const LEVELS = {
  [CriticalityLevel.Breaking]: 'breaking',
  [CriticalityLevel.Dangerous]: 'dangerous',
  [CriticalityLevel.NonBreaking]: 'safe',
} as const satisfies Record<CriticalityLevel, ChangeLevel>;

/**
 * Compares two schemas in the schema definition language, by GraphQL Inspector.
 * @throws GraphQLError where one of them is not valid.
 */
export async function schemaChanges(before: string, after: string): Promise<readonly SchemaChange[]> {
  const changes = await diff(buildSchema(before), buildSchema(after));
  return changes.map(({ criticality, message, path, type }) => ({
    level: /DESCRIPTION_(ADDED|CHANGED|REMOVED)$/.test(String(type))
      ? 'description'
      : LEVELS[criticality.level],
    message: message.replace(/\s+/g, ' '),
    path: path ?? null,
  }));
}
