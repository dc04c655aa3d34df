import type { FaultRule } from '../../simulator/faults/rule.js';
import type { LoggedRequest } from '../../simulator/server/request-log.js';
import type { Account, Hub, JsonObject, Space, UsbDevice } from '../../simulator/world/types.js';

export interface RequestReport {
  readonly total: number;
  readonly byEndpoint: Readonly<Record<string, number>>;
  readonly log: readonly LoggedRequest[];
}

export interface WorldReport {
  readonly accounts: readonly Pick<Account, 'id' | 'name' | 'clientId'>[];
  readonly hubs: readonly Pick<
    Hub,
    'id' | 'serialNumber' | 'accountId' | 'product' | 'firmware' | 'online'
  >[];
  readonly spaces: readonly Space[];
  readonly seed: number;
  readonly now: string;
}

export interface SubscriptionReport {
  readonly id: string;
  readonly event: readonly string[];
  readonly webhookUrl: string;
  readonly expiresAt: string;
  readonly deliveries: number;
  readonly failures: number;
}

export type SimulatorControl = ReturnType<typeof simulatorControl>;

const LAPTOP: UsbDevice = { vid: 0x05ac, pid: 0x10a5 };

/** The control surface of the simulator at `url`. A rejected request is thrown with the reason. */
export function simulatorControl(url: string) {
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${url}/_control/${path}`, {
      method,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} /_control/${path}: ${response.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  // The simulator's own tests check these shapes.
  const ask = async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> =>
    (await call(method, path, body)) as Answer;
  const hub = (hubId: string, action: string, body: unknown) =>
    ask<JsonObject>('POST', `hubs/${hubId}/${action}`, body);

  return {
    requests: () => ask<RequestReport>('GET', 'requests'),
    clearRequests: async () => void (await call('DELETE', 'requests')),
    /** Replaces all rules. */
    faults: async (rules: readonly FaultRule[]) => void (await call('PUT', 'faults', rules)),
    clearFaults: async () => void (await call('DELETE', 'faults')),
    world: () => ask<WorldReport>('GET', 'world'),
    plug: (hubId: string, port: number, device: UsbDevice = LAPTOP) => hub(hubId, 'plug', { port, device }),
    unplug: (hubId: string, port: number) => hub(hubId, 'unplug', { port }),
    press: (hubId: string, port: number, long = false) => hub(hubId, 'press', { port, long }),
    presence: (hubId: string, online: boolean) => hub(hubId, 'presence', { online }),
    temperature: (hubId: string, otp: 'normal' | 'reduced' | 'overheat') =>
      hub(hubId, 'temperature', { otp }),
    /** Applies a merge patch to the hub's raw `data`. */
    data: (hubId: string, patch: JsonObject) => hub(hubId, 'data', patch),
    /** Advances the clock of the world and its tokens. */
    advance: (advanceSeconds: number) => ask<{ readonly now: string }>('POST', 'clock', { advanceSeconds }),
    revoke: (what: { readonly token: string } | { readonly clientId: string }) =>
      ask<{ readonly revoked: number }>('POST', 'tokens/revoke', what),
    subscriptions: () => ask<readonly SubscriptionReport[]>('GET', 'subscriptions'),
  };
}
