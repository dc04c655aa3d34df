import { AppShell, Burger, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { usePulse } from '../../apollo/use-pulse';
import { Outlet } from 'react-router';
import { AccountMenu } from '../../session/account-menu';
import { useCancelledSignIn } from '../../session/use-cancelled-sign-in';
import { useSessionCheck } from '../../session/use-session-check';
import { SignInDialog } from '../../session/sign-in-dialog';
import { Announcer } from '../announcer';
import { ColorSchemeMenu } from '../../theme/color-scheme-menu';
import { ConnectionBanner } from './connection-banner';
import classes from './app-frame.module.css';
import { Navigation } from './navigation';
import { usePageChange } from './use-page-change';

const MAIN_ID = 'main';

/** What surrounds every page: header, navigation, what is wrong with the connection, the sign-in. */
export function AppFrame() {
  const [isMenuOpen, { toggle, close }] = useDisclosure(false);
  const mainRef = usePageChange(close);
  usePulse();
  useSessionCheck();
  useCancelledSignIn();
  return (
    <>
      <a className={classes.skipLink} href={`#${MAIN_ID}`}>
        Skip to the content
      </a>
      <AppShell
        header={{ height: 56 }}
        navbar={{ width: 200, breakpoint: 'sm', collapsed: { mobile: !isMenuOpen } }}
        padding={{ base: 'sm', sm: 'md' }}
      >
        <AppShell.Header>
          <Group h="100%" px="md" wrap="nowrap" justify="space-between">
            <Group gap="sm" wrap="nowrap">
              <Burger
                opened={isMenuOpen}
                onClick={toggle}
                hiddenFrom="sm"
                size="sm"
                aria-label={isMenuOpen ? 'Close the navigation' : 'Open the navigation'}
                aria-expanded={isMenuOpen}
              />
              <Text fw={700} size="lg" truncate>
                Operated
              </Text>
            </Group>
            <Group gap="xs" wrap="nowrap">
              <ColorSchemeMenu />
              <AccountMenu />
            </Group>
          </Group>
        </AppShell.Header>
        <AppShell.Navbar p="xs" aria-label="Pages">
          <Navigation />
        </AppShell.Navbar>
        <AppShell.Main id={MAIN_ID} ref={mainRef} tabIndex={-1} className={classes.main}>
          <ConnectionBanner />
          <Outlet />
        </AppShell.Main>
      </AppShell>
      <SignInDialog />
      <Announcer />
    </>
  );
}
