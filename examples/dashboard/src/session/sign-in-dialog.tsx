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
  const { signIn, signOut, hasToken } = useSession();
  const { isUser } = useViewer();
  const { title, message, leave } = textsOf(hasToken, isUser === true);
  return (
    <Modal
      opened={needsSignIn}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      centered
      title={title}
    >
      <Stack>
        <Text>{message}</Text>
        <Button leftSection={<IconLogin size={18} aria-hidden />} onClick={signIn} data-autofocus>
          Sign in
        </Button>
        <Divider label="or" />
        <TokenForm onUsed={() => undefined} />
        {leave !== null && (
          <Button variant="subtle" onClick={() => void signOut().catch(() => undefined)}>
            {leave}
          </Button>
        )}
      </Stack>
    </Modal>
  );
}

interface Texts {
  readonly title: string;
  readonly message: string;
  /** Of the button that goes on without the credentials, as a gateway that is open to everyone allows; null without any. */
  readonly leave: string | null;
}

function textsOf(hasToken: boolean, wasSignedIn: boolean): Texts {
  if (hasToken) {
    return {
      title: 'The token is not valid',
      message: 'Operated does not accept it: it has expired or was revoked, or it is incomplete.',
      leave: 'Go on without the token',
    };
  }
  if (wasSignedIn) {
    return {
      title: 'Your session has ended',
      message: 'Sign in again to go on where you are. Until then, nothing is updated.',
      leave: 'Go on without signing in',
    };
  }
  return { title: 'Sign in', message: 'The rooms are shown to signed-in users only.', leave: null };
}
