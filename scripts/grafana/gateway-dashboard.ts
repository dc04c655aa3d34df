import type { Dashboard } from './dashboard.js';
import { AUTHENTICATION } from './gateway/authentication.js';
import { CACHE } from './gateway/cache.js';
import { GRAPHQL } from './gateway/graphql.js';
import { LIMITS } from './gateway/limits.js';
import { LIVE_UPDATES } from './gateway/live-updates.js';
import { OVERVIEW } from './gateway/overview.js';
import { PROCESS } from './gateway/process.js';
import { REDIS } from './gateway/redis.js';
import { UPSTREAM } from './gateway/upstream.js';

/** The dashboard for who operates the gateways. */
export const GATEWAY_DASHBOARD: Dashboard = {
  uid: 'operated-gateway',
  title: 'Operated Gateway',
  description:
    'The gateways in front of Operated: what clients receive, what Operated answers, and how the processes are.',
  variables: [
    { name: 'job', label: 'Job', query: 'label_values(operated_gateway_build_info, job)', isMultiple: false },
    {
      name: 'instance',
      label: 'Gateway',
      query: 'label_values(operated_gateway_build_info{job="$job"}, instance)',
      isMultiple: true,
    },
  ],
  rows: [OVERVIEW, GRAPHQL, UPSTREAM, CACHE, LIVE_UPDATES, AUTHENTICATION, LIMITS, REDIS, PROCESS],
};
