import { NavLink } from '@mantine/core';
import { IconAdjustments, IconBolt, IconLayoutGrid } from '@tabler/icons-react';
import { NavLink as RouterLink, useLocation } from 'react-router';

const PAGES = [
  { to: '/', paths: /^\/($|rooms\/)/, label: 'Rooms', Icon: IconLayoutGrid },
  { to: '/power', paths: /^\/power$/, label: 'Power', Icon: IconBolt },
  { to: '/settings', paths: /^\/(settings$|hubs\/)/, label: 'Settings', Icon: IconAdjustments },
] as const;

/** The links to the pages. That of the current page, and of the list that it belongs to, is highlighted. */
export function Navigation() {
  const { pathname } = useLocation();
  return PAGES.map(({ to, paths, label, Icon }) => (
    <NavLink
      key={to}
      component={RouterLink}
      to={to}
      end={to === '/'}
      label={label}
      active={paths.test(pathname)}
      leftSection={<Icon size={20} aria-hidden />}
    />
  ));
}
