import type { GraphQLField } from 'graphql';
import { Extensions } from 'type-graphql';

/**
 * What the value of a field depends on beside the data that Operated sends: `time`, when that data was requested;
 * `principal`, who asks.
 */
export type Dependency = 'time' | 'principal';

const NAME = 'dependsOn';

/** Field decorator: declares a dependency, so that answers with the field are shared with fewer questions, or with none. */
export function DependsOn(dependency: Dependency): PropertyDecorator & MethodDecorator {
  return Extensions({ [NAME]: dependency });
}

/** The declared dependency of a field; null where its value depends on Operated's data and its arguments alone. */
export function dependencyOf({
  extensions,
}: Pick<GraphQLField<unknown, unknown>, 'extensions'>): Dependency | null {
  const declared = extensions[NAME];
  return declared === 'time' || declared === 'principal' ? declared : null;
}
