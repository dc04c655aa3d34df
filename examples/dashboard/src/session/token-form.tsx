import { Button, PasswordInput, Stack } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useSession } from './session-context';

/** Takes a bearer token of Operated. @param onUsed is called when the token is in use. */
export function TokenForm({ onUsed }: { readonly onUsed: () => void }) {
  const { applyToken } = useSession();
  const [token, setToken] = useState('');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    applyToken(token.trim());
    onUsed();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <PasswordInput
          label="Bearer token"
          description="It stays in this tab's memory and is forgotten when the page is closed or reloaded."
          autoComplete="off"
          required
          value={token}
          onChange={({ currentTarget }) => setToken(currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={token.trim() === ''}>
          Use this token
        </Button>
      </Stack>
    </form>
  );
}
