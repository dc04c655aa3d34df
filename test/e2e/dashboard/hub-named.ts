import type { Hub } from '../../../simulator/world/types.js';
import { hubWhere } from '../../support/world.js';
import type { Dashboard } from './describe-dashboard.js';

/** A hub of the demo organisation by its name. @throws Error if there is none. */
export function hubNamed({ simulator }: Dashboard, name: string): Hub {
  return hubWhere(simulator.world, (hub) => hub.name === name);
}
