import { useMutation } from '@apollo/client/react';
import { notifications } from '@mantine/notifications';
import { type FragmentType, makeFragmentData, readFragment } from '../../graphql';
import { type ActivePortFragment, type SetActivePortMutation } from '../../graphql/graphql';
import { ACTIVE_PORT, SET_ACTIVE_PORT } from './set-active-port';

/** No port is active with this number. */
export const NO_PORT = 0;

/**
 * Changes the active port of a hub. The page shows the change immediately. If it is not made, Apollo Client takes the
 * optimistic answer out of the cache, and a notification gives the reason.
 */
export function useSetActivePort(
  hub: FragmentType<typeof ACTIVE_PORT>,
  hubName: string,
): { readonly setActivePort: (portNumber: number) => Promise<void>; readonly isPending: boolean } {
  const before = readFragment(ACTIVE_PORT, hub);
  const [mutate, { loading }] = useMutation(SET_ACTIVE_PORT);

  async function setActivePort(portNumber: number): Promise<void> {
    try {
      const { data } = await mutate({
        variables: { input: { hubId: before.id, portNumber } },
        optimisticResponse: optimisticAnswer(before, portNumber),
      });
      for (const { message } of data?.setActivePort.userErrors ?? []) notifyOfFailure(hubName, message);
    } catch (error) {
      notifyOfFailure(hubName, error instanceof Error ? error.message : String(error));
    }
  }

  return { setActivePort, isPending: loading };
}

function optimisticAnswer(before: ActivePortFragment, portNumber: number): SetActivePortMutation {
  const ports = before.ports?.map((port) => ({ ...port, active: port.number === portNumber })) ?? null;
  const active = ports?.find((port) => port.active);
  const state = {
    __typename: 'HubState' as const,
    activePort: active ? { __typename: 'Port' as const, id: active.id, number: active.number } : null,
  };
  return {
    setActivePort: {
      __typename: 'SetActivePortPayload',
      hub: {
        __typename: 'Hub',
        id: before.id,
        ...makeFragmentData({ __typename: 'Hub', id: before.id, state, ports }, ACTIVE_PORT),
      },
      userErrors: [],
    },
  };
}

function notifyOfFailure(hubName: string, message: string): void {
  notifications.show({ color: 'red', title: `${hubName}: the active port was not changed`, message });
}
