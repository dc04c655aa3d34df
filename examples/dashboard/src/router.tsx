import { createBrowserRouter } from 'react-router';
import { AppFrame } from './components/shell/app-frame';
import { PageSkeleton } from './components/page-skeleton';
import { NotFoundPage } from './pages/not-found-page';
import { PageError } from './components/shell/page-error';

const BASE = import.meta.env.BASE_URL;

// The dev server knows the address with the slash only, and the router would leave it out or require it.
const { pathname, search, hash } = window.location;
if (`${pathname}/` === BASE) window.history.replaceState(null, '', BASE + search + hash);

/** Each page is loaded when it is opened first. `handle.title` names it in the window's title. */
export const router = createBrowserRouter(
  [
    {
      Component: AppFrame,
      HydrateFallback: PageSkeleton,
      children: [
        {
          ErrorBoundary: PageError,
          children: [
            {
              index: true,
              handle: { title: 'Rooms' },
              lazy: async () => ({ Component: (await import('./pages/rooms/rooms-page')).RoomsPage }),
            },
            {
              path: 'rooms/:spaceId',
              handle: { title: 'Room' },
              lazy: async () => ({ Component: (await import('./pages/room/room-page')).RoomPage }),
            },
            {
              path: 'hubs/:hubId/settings',
              handle: { title: 'Settings of a hub' },
              lazy: async () => ({
                Component: (await import('./pages/settings/hub-settings-page')).HubSettingsPage,
              }),
            },
            {
              path: 'settings',
              handle: { title: 'Settings of many hubs' },
              lazy: async () => ({
                Component: (await import('./pages/settings/many-hubs-page')).ManyHubsPage,
              }),
            },
            {
              path: 'power',
              handle: { title: 'Power' },
              lazy: async () => ({ Component: (await import('./pages/power/power-page')).PowerPage }),
            },
            { path: '*', handle: { title: 'Not found' }, Component: NotFoundPage },
          ],
        },
      ],
    },
  ],
  { basename: BASE },
);
