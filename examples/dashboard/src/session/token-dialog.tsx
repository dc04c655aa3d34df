import { Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type ReactNode } from 'react';
import { TokenForm } from './token-form';

/** A dialog that takes a bearer token: render `element`, and call `open` to show it. */
export function useTokenDialog(): { readonly open: () => void; readonly element: ReactNode } {
  const [isOpen, { open, close }] = useDisclosure(false);
  const element = (
    <Modal
      opened={isOpen}
      onClose={close}
      title="Use a bearer token"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <TokenForm onUsed={close} />
    </Modal>
  );
  return { open, element };
}
