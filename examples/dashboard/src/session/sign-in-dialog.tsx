import { useReactiveVar } from '@apollo/client/react';
import { Button, Divider, Modal, Stack, Text } from '@mantine/core';
import { IconLogin } from '@tabler/icons-react';
import { connection } from '../apollo/connection';
import { useSession } from './session-context';
import { TokenForm } from './token-form';
import { useViewer } from './use-viewer';

/**
 * Asks the user to sign in where the gateway requires it: at first, and when the session has ended. What was shown stays
 * visible behind it, and the sign-in returns to it.
 */
export function SignInDialog() {
  const { needsSignIn } = useReactiveVar(connection);
  const { signIn, hasToken } = useSession();
  const { isUser } = useViewer();
  const wasSignedIn = isUser === true;
  return (
    <Modal
      opened={needsSignIn}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      centered
      title={titleOf(hasToken, wasSignedIn)}
    >
      <Stack>
        <Text>
          {wasSignedIn
            ? 'Sign in again to go on where you are. Until then, nothing is updated.'
            : 'The rooms are shown to signed-in users only.'}
        </Text>
        <Button leftSection={<IconLogin size={18} aria-hidden />} onClick={signIn} data-autofocus>
          Sign in
        </Button>
        <Divider label="or" />
        <TokenForm onUsed={() => undefined} />
      </Stack>
    </Modal>
  );
}

function titleOf(hasToken: boolean, wasSignedIn: boolean): string {
  if (hasToken) return 'The token is not valid';
  return wasSignedIn ? 'Your session has ended' : 'Sign in';
}
