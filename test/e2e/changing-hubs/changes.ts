import type { LoggedRequest } from '../../../simulator/server/request-log.js';
import type { World } from '../../../simulator/world/types.js';
import type { Answer, AnswerError, QueryOptions } from '../../support/gateway.js';
import { read, type Stack } from '../../support/stack.js';

/** Inputs of the graph as a client writes them. */
export type ConfigValues = Readonly<Record<string, unknown>>;

export interface UserError {
  readonly code: string;
  readonly message: string;
  readonly field: readonly string[] | null;
}

/** The result of changing one hub, as the documents below select it. */
export interface Changed {
  readonly hubId?: string;
  readonly hub: { readonly id: string; readonly config: { readonly raw: ConfigValues } | null } | null;
  readonly changes: readonly {
    readonly setting: { readonly name: string };
    readonly before: string | null;
    readonly after: string | null;
  }[];
  readonly userErrors: readonly UserError[];
}

const RESULT =
  'hub { id config { raw } } changes { setting { name } before after } userErrors { code message field }';

export const UPDATE_ONE = `mutation ($input: UpdateHubConfigInput!) { updateHubConfig(input: $input) { ${RESULT} } }`;
export const UPDATE_MANY = `mutation ($input: UpdateHubConfigsInput!) { updateHubConfigs(input: $input) { results { hubId ${RESULT} } } }`;
export const SET_PORT = `mutation ($input: SetActivePortInput!) {
  setActivePort(input: $input) { hub { id state { activePort { number } } } userErrors { code message field } }
}`;

/** Changes one hub's settings; errors beside the user errors fail the test. */
export async function changeOne(
  { gateway }: Stack,
  token: string,
  hubId: string,
  config: ConfigValues,
  dryRun = false,
): Promise<Changed> {
  const options = { token, variables: { input: { hubId, config, dryRun } } };
  return (await read<{ readonly updateHubConfig: Changed }>(gateway, UPDATE_ONE, options)).updateHubConfig;
}

export interface ManyChanged extends Answer {
  readonly results: readonly Changed[];
  /** The code of the error on a result's `hub`, by the hub's id. */
  readonly codes: ReadonlyMap<string, string>;
}

/** Changes the settings of many hubs. */
export async function changeMany(
  { gateway }: Stack,
  hubIds: readonly string[],
  config: ConfigValues,
  { dryRun = false, ...options }: QueryOptions & { readonly dryRun?: boolean },
): Promise<ManyChanged> {
  const answer = await gateway.query(UPDATE_MANY, {
    ...options,
    variables: { input: { hubIds, config, dryRun } },
  });
  const data = answer.data as { readonly updateHubConfigs: { readonly results: readonly Changed[] } } | null;
  const idOf = ({ path }: AnswerError) => hubIds[Number(path?.[2])] ?? '';
  return {
    ...answer,
    results: data?.updateHubConfigs.results ?? [],
    codes: new Map(answer.errors.map((error) => [idOf(error), error.extensions.code])),
  };
}

/** How often each hub was sent a PUT since `clearRequests`. @param counts which requests; all by default. */
export async function putsByHub(
  { simulator }: Stack,
  counts: (request: LoggedRequest) => boolean = () => true,
): Promise<ReadonlyMap<string, number>> {
  const { log } = await simulator.control.requests();
  const puts = new Map<string, number>();
  for (const request of log.filter(({ method }) => method === 'PUT').filter(counts)) {
    const hubId = request.path.split('/')[4] ?? '';
    puts.set(hubId, (puts.get(hubId) ?? 0) + 1);
  }
  return puts;
}

export async function putsOf(stack: Stack): Promise<number> {
  return [...(await putsByHub(stack)).values()].reduce((sum, count) => sum + count, 0);
}

/** The configuration that a hub of the world really has. */
export function trueConfig(world: World, hubId: string): ConfigValues {
  const hub = world.hubs.get(hubId);
  if (hub === undefined) throw new Error(`no hub ${hubId}`);
  return hub.config();
}

/** The log lines of writes. */
export function auditLines({ gateway }: Stack): readonly Readonly<Record<string, unknown>>[] {
  return gateway.log
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)
    .filter(({ audit }) => audit === true);
}
