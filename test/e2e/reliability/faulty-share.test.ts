import type { FaultRule } from '../../../simulator/faults/rule.js';
import { read, useStack } from '../../support/stack.js';
import { byId, hubsOf } from '../../support/world.js';
import { changeMany, putsByHub, trueConfig } from '../changing-hubs/changes.js';
import { FAULT_KINDS, type FaultKind, GROUPS, type Group } from './fault-matrix.js';

/** The share of all calls that have the fault. */
const SHARE = 0.3;
const ROUNDS = 4;
/** Codes of results whose change was not made. */
const NOT_MADE = ['NOT_CONFIRMED', 'REJECTED_BY_OPERATED', 'FORBIDDEN', 'HUB_NOT_FOUND'];

const stack = useStack({
  simulator: { hubs: 12, accounts: 1, spaces: 3 },
  // No call is so slow without a fault.
  environment: { OPERATED_TIMEOUT_MS: '2000', REQUEST_DEADLINE_MS: '5000' },
  gateway: { circuitBreaker: { minimumCalls: Infinity } },
});

afterEach(() => stack.simulator.control.clearFaults());

/** What fails, beside the fields whose code the kind allows: nothing should. */
async function findingsOf(kind: FaultKind): Promise<readonly string[]> {
  const { simulator, gateway } = stack;
  const findings: string[] = [];
  const token = await simulator.userToken();
  const hubs = hubsOf(simulator.world);
  const fields: Readonly<Record<string, string>> = {
    accounts: 'accounts { id }',
    spaces: 'spaces { totalCount }',
    hubs: 'hubs { nodes { id name } }',
    viewer: 'viewer { kind }',
  };
  const document = `{ ${Object.values(fields).join(' ')} }`;
  const whole = await read<Record<string, unknown>>(gateway, document, { token });
  const allowed = new Set(
    (Object.keys(GROUPS) as Group[]).flatMap((group) => kind.effects[group].split(', ')),
  );
  const path: FaultRule['path'] = '*';
  await simulator.control.faults([{ method: '*', path, share: SHARE, ...kind.fault }]);

  const query = async () => {
    const { data, errors } = await gateway.query(document, { token });
    for (const { extensions } of errors) {
      if (!allowed.has(extensions.code)) findings.push(`unexpected code ${extensions.code}`);
    }
    const failed = new Set(errors.map((error) => error.path?.[0]));
    for (const field of Object.keys(fields)) {
      const value = (data as Record<string, unknown>)[field];
      const expected = failed.has(field) ? null : whole[field];
      if (JSON.stringify(value) !== JSON.stringify(expected))
        findings.push(`${field}: ${JSON.stringify(value)}`);
    }
  };
  const changed = byId(hubs).filter(({ online, product }) => online && product !== 'O-PH-4');
  await simulator.control.clearRequests();
  const ids = changed.map(({ id }) => id);
  for (const hub of changed) hub.putConfig({ autoswitchdisconnect: 'both' }, 'ignore');
  const change = async () => {
    const { results, errors } = await changeMany(stack, ids, { autoSwitchDisconnect: 'ACTIVE' }, { token });
    if (results.length === 0 && errors.length > 0) return;
    for (const { hubId = '', hub, userErrors } of results) {
      const isMade = trueConfig(simulator.world, hubId)['autoswitchdisconnect'] === 'active';
      // Where the hub cannot be read after the change, Operated's answer counts, and some of these answers lie.
      if (hub === null && kind.effects.change === 'NOT_CONFIRMED') continue;
      const saysMade = userErrors.length === 0;
      if (saysMade !== isMade && !userErrors.some(({ code }) => NOT_MADE.includes(code))) {
        findings.push(`${hubId} is ${isMade ? '' : 'not '}changed: ${JSON.stringify(userErrors)}`);
      }
    }
  };
  await Promise.all([change(), ...Array.from({ length: ROUNDS }, query)]);
  const arrived = await putsByHub(stack, ({ status }) => status !== 429 && status !== 401);
  for (const [hubId, count] of arrived) if (count > 1) findings.push(`${hubId} was changed ${count} times`);

  await simulator.control.clearFaults();
  const after = await gateway.query(document, { token: await simulator.userToken() });
  if (JSON.stringify(after.data) !== JSON.stringify(whole))
    findings.push(`not whole afterwards: ${after.text}`);
  return findings;
}

describe(`Where ${SHARE * 100} % of all calls have one fault`, () => {
  it.each(FAULT_KINDS.map((kind) => [kind.title, kind] as const))(
    '(%s), each field is right or has a code of the fault, no change is lost or made twice, and it ends with the fault',
    async (_title, kind) => {
      expect(await findingsOf(kind)).toEqual([]);
    },
  );
});
