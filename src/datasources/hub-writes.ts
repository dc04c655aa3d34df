import { describePrincipal } from '../auth/principal.js';
import { GatewayError } from '../schema/gateway-error.js';
import type { Invalidations } from './cache/invalidations.js';
import { requireScope } from './upstream/authorise.js';
import type { CallContext } from './upstream/call-context.js';
import { beforeDeadline } from './upstream/deadline.js';
import { type Endpoint, ENDPOINTS } from './upstream/endpoints.js';
import type { OperatedClient, WriteAnswer } from './upstream/operated-client.js';
import { missingScope } from './upstream/upstream-failure.js';

/** The outcome of a change; `failed` where it was sent and the answer is missing or not clear. */
export type WriteOutcome = WriteAnswer | { readonly kind: 'failed'; readonly failure: GatewayError };

/** The outcome of a change that may have been made. */
export type SentOutcome = Exclude<WriteOutcome, { readonly kind: 'declined' | 'unsent' }>;

/** Changes hubs on behalf of one principal. Each change that is sent is logged, with its outcome. */
export interface HubWrites {
  /** Whether the caller has disconnected, so that no further change should be sent. */
  readonly isAbandoned: boolean;
  /** The number of changes sent so far. */
  readonly sent: number;
  /** Resolves when every gateway drops what the changes made outdated: the answer to the caller waits for it. */
  published(): Promise<void>;
  /** Logs how far a change of many hubs got before the caller disconnected. */
  logAbandoned(sent: number, wanted: number): void;
  /**
   * Checks the scope for changes before anything is sent.
   * @throws GatewayError FORBIDDEN where the principal may not change hubs, or its token is known to lack the scope.
   */
  checkScope(): Promise<void>;
  /** Sends a part of a hub's configuration, in Operated's names and values. */
  config(hubId: string, config: Readonly<Record<string, unknown>>): Promise<WriteOutcome>;
  /** Makes a port active; 0 deactivates all. */
  activePort(hubId: string, portNumber: number): Promise<WriteOutcome>;
}

/** Creates the writes of one operation; every change is sent and logged on behalf of the context's principal. */
export function createHubWrites(
  client: OperatedClient,
  invalidations: Pick<Invalidations, 'publish'>,
  context: CallContext,
): HubWrites {
  const { principal, logger, signal, deadline } = context;
  let sent = 0;
  let published: Promise<unknown> = Promise.resolve();

  const write = async (endpoint: Endpoint, hubId: string, body: object): Promise<WriteOutcome> => {
    // In case this gateway ends before the change is published again.
    void invalidations.publish([hubId]);
    const outcome = await client
      .put(context, endpoint, { hubId }, body)
      .catch((error: unknown): WriteOutcome => ({ kind: 'failed', failure: asGatewayError(error) }));
    if (outcome.kind === 'unsent') return outcome;
    sent += 1;
    published = Promise.all([published, invalidations.publish([hubId])]);
    logger.info(
      {
        audit: true,
        principal: describePrincipal(principal),
        hubId,
        settings: Object.keys(body),
        outcome: 'failure' in outcome ? outcome.failure.code : outcome.kind,
      },
      'hub write',
    );
    return outcome;
  };

  return {
    get isAbandoned() {
      return signal.aborted;
    },
    get sent() {
      return sent;
    },
    published: async () => void (await published),
    logAbandoned(made, wanted) {
      logger.warn(
        { audit: true, sent: made, wanted },
        'the caller went away in the middle of a change of many hubs',
      );
    },
    async checkScope() {
      const { scope } = ENDPOINTS.config;
      requireScope(principal, ENDPOINTS.config);
      const scopes =
        deadline === undefined
          ? await principal.scopes()
          : await beforeDeadline(deadline, () => principal.scopes());
      if (scopes?.includes(scope) === false) throw missingScope(scope);
    },
    config: (hubId, config) => write(ENDPOINTS.config, hubId, config),
    // The vendor's demo client: the state is read as `active` and written as `activeport`.
    activePort: (hubId, portNumber) => write(ENDPOINTS.state, hubId, { activeport: portNumber }),
  };
}

function asGatewayError(error: unknown): GatewayError {
  if (error instanceof GatewayError) return error;
  throw error;
}
