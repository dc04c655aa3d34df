import { Badge, Button, Menu, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconKey, IconLogin, IconLogout, IconUserCircle } from '@tabler/icons-react';
import { useSession } from './session-context';
import { useTokenDialog } from './token-dialog';
import { useViewer } from './use-viewer';

/** Who uses the dashboard, what they may do, and how to sign in or out. */
export function AccountMenu() {
  const { signIn, signOut, hasToken } = useSession();
  const { email, isUser, canChangeHubs } = useViewer();
  const tokenDialog = useTokenDialog();
  const name = isUser ? (email ?? 'Signed in') : 'Not signed in';
  const leave = () => {
    signOut().catch(() => {
      notifications.show({
        color: 'red',
        title: 'You are still signed in',
        message: 'The gateway did not answer. Try again when it can be reached.',
      });
    });
  };
  return (
    <>
      {isUser !== null && !canChangeHubs && (
        <Badge variant="default" size="lg" visibleFrom="xs">
          Read only
        </Badge>
      )}
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          <Button
            variant="default"
            px="xs"
            leftSection={<IconUserCircle size={20} aria-hidden />}
            aria-label={`Account: ${name}`}
            loading={isUser === null}
          >
            <Text span visibleFrom="md" maw={220} truncate>
              {name}
            </Text>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {name}
            {!canChangeHubs && <Text size="xs">You can read, but not change hubs.</Text>}
          </Menu.Label>
          {isUser || hasToken ? (
            <Menu.Item leftSection={<IconLogout size={18} aria-hidden />} onClick={leave}>
              {hasToken ? 'Forget the token' : 'Sign out'}
            </Menu.Item>
          ) : (
            <>
              <Menu.Item leftSection={<IconLogin size={18} aria-hidden />} onClick={signIn}>
                Sign in
              </Menu.Item>
              <Menu.Item leftSection={<IconKey size={18} aria-hidden />} onClick={tokenDialog.open}>
                Use a bearer token
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {tokenDialog.element}
    </>
  );
}
