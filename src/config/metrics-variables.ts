import { choice, type Declaration, integer, optionalText } from '../../process/declaration.js';

/** The variables of the metrics. */
export const METRICS_VARIABLES = {
  METRICS_PORT: integer(
    { min: 0, max: 65_535, fallback: undefined },
    {
      description:
        'The port at which `GET /metrics` answers with metrics in the text format of Prometheus; 0 chooses a free one. If unset, nothing is measured. Never open it to clients: it needs no credentials.',
    },
  ),
  METRICS_HOST: optionalText({
    description: 'The address of `METRICS_PORT`; by default the one of `HOST`.',
  }),
  METRICS_HUBS: choice(['on', 'off'], 'off', {
    description:
      'Whether the metrics include the hubs that the service can read: how many there are, online, in use and over temperature, and their power, by product and space. Needs `METRICS_PORT` and the client credentials.',
  }),
} satisfies Declaration;
