import type { Principal } from '../../auth/principal.js';
import { hubResource, type Resource, RESOURCES } from '../../datasources/cache/resource.js';
import { backgroundContext } from '../../datasources/upstream/call-context.js';
import { endpointName } from '../../datasources/upstream/endpoints.js';
import type { Connections } from './connections.js';
import { describeFailure } from './describe-failure.js';
import { failed, type Finding, ok, skipped } from './finding.js';

/** The endpoints that return a list. */
const LISTS = [RESOURCES.accounts, RESOURCES.groups, RESOURCES.spaces] as const;

/** Whether each endpoint that the gateway reads answers this principal, and with how many rows. */
export async function checkReads(
  connections: Pick<Connections, 'reads' | 'logger'>,
  principal: Principal,
): Promise<readonly Finding[]> {
  const read = reader(connections, principal);
  const [userInfo, lists, hubs] = await Promise.all([
    // The vendor's demo client: user info is "not applicable" to a service.
    principal.kind === 'service'
      ? skipped(nameOf(RESOURCES.userInfo, principal), 'it does not apply to the service')
      : read(RESOURCES.userInfo).then(({ finding }) => finding),
    Promise.all(LISTS.map((list) => read<readonly object[]>(list).then(({ finding }) => finding))),
    read(RESOURCES.hubs),
  ]);
  return [userInfo, ...lists, hubs.finding, await checkSingleHub(read, principal, hubs.value)];
}

type Read = <Value>(resource: Resource<Value>) => Promise<{ finding: Finding; value: Value | null }>;

async function checkSingleHub(
  read: Read,
  principal: Principal,
  hubs: readonly { readonly id: string }[] | null,
): Promise<Finding> {
  const [first] = hubs ?? [];
  if (first === undefined) {
    const reason = hubs === null ? 'the list of hubs could not be read' : 'the list has no hubs';
    return skipped(nameOf(hubResource(''), principal), reason);
  }
  return (await read(hubResource(first.id))).finding;
}

function reader({ reads, logger }: Pick<Connections, 'reads' | 'logger'>, principal: Principal): Read {
  return async (resource) => {
    const check = nameOf(resource, principal);
    try {
      const { value } = await reads.read(backgroundContext(principal, logger), resource, 'operated');
      return { finding: ok(check, countOf(value)), value };
    } catch (error) {
      const { message, advice } = describeFailure(error);
      return { finding: failed(check, message, advice), value: null };
    }
  };
}

function countOf(value: unknown): string {
  if (!Array.isArray(value)) return value === null ? 'answers: not found' : 'answers';
  return value.length === 1 ? '1 row' : `${value.length} rows`;
}

function nameOf({ kind }: Resource<unknown>, principal: Principal): string {
  return `${endpointName(kind.endpoint)} as the ${principal.kind}`;
}
