import { at, hubOf, STRONG_LAPTOP } from './hub-fixture.js';
import { isJsonObject } from '../../../simulator/hub/json.js';
import type { Json } from '../../../simulator/world/types.js';
import type { Role } from '../../../simulator/world/roles.js';

const UC = { usemtr: 'port', mtrport: 2, mtrdefaultmodeports: 15 };

function sentBy(role: Role) {
  const { hub } = hubOf({ ...role, config: UC, meeting: true });
  hub.plug(1, STRONG_LAPTOP);
  const names = (json: Json | undefined) => (isJsonObject(json) ? Object.keys(json) : []);
  return {
    state: Object.keys(hub.state()),
    port: names(at(hub.data(), 'connections', 'usb1')),
    ports: names(hub.data().connections),
    data: Object.keys(hub.data()),
  };
}

const OPC4_STATE = ['connected', 'active', 'mtrmode', 'mtrport', 'externalmtr', 'adminmode'];
const OPC4_PORT = ['type', 'connected', 'enabled', 'direction', 'device'];

test.each<[string, Role, readonly string[], readonly string[], boolean]>([
  ['O-PC-4 1.0.4', { family: 'OPC4', firmware: '1.0.4' }, OPC4_STATE, OPC4_PORT, true],
  [
    'O-PC-4 1.1.0',
    { family: 'OPC4', firmware: '1.1.0' },
    OPC4_STATE,
    [...OPC4_PORT, 'cable', 'displayport', 'altmode'],
    true,
  ],
  [
    'O-PH-4 1.0.1',
    { family: 'OPH4', firmware: '1.0.1' },
    ['connected', 'otp'],
    ['type', 'connected', 'charging', 'power'],
    true,
  ],
  [
    'O-PC-3 1.6.8',
    { family: 'OPC3', firmware: '1.6.8' },
    ['connected', 'active', 'mtrmode'],
    ['type', 'connected'],
    false,
  ],
])('%s sends what its firmware supports, and nothing else', (_, role, state, port, power) => {
  const sent = sentBy(role);
  expect(sent.state).toEqual(state);
  expect(sent.port).toEqual(port);
  expect(sent.ports).toEqual(['usb1', 'usb2', 'usb3', 'usb4']);
  expect(sent.data).toEqual([
    ...['serial', 'product', 'firmware', 'hardwareversion', 'ip', 'customid', 'presence'],
    ...['state', 'config', 'connections'],
    ...(power ? ['power'] : []),
  ]);
});

test('firmware newer than the guide sends an unknown setting and an unknown charging mode', () => {
  const { hub } = hubOf({ family: 'OPH4', firmware: '2.0.0' });
  hub.plug(1, STRONG_LAPTOP);
  expect(hub.config()).toMatchObject({ chargingschedule: 'officehours' });
  expect(hub.data()).toMatchObject({ connections: { usb1: { charging: { mode: 'XPR' } } } });
});
