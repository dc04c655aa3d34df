import { startDemo } from '../../demo/demo.js';

/** A demo in the process of the test, on free ports. */
export interface Demo {
  readonly gatewayUrl: string;
  readonly simulatorUrl: string;
  readonly metricsUrl: string;
  /** The token of admin@demo.example. */
  readonly token: string;
}

/**
 * Starts one demo for all tests of the calling `describe` or file. Its world is not live unless `environment` sets it.
 */
export function useDemo(environment: Readonly<Record<string, string>> = {}): Demo {
  let stop: (() => Promise<void>) | undefined;
  let demo: Demo | undefined;

  beforeAll(async () => {
    let text = '';
    const quiet = {
      PORT: '0',
      METRICS_PORT: '0',
      SIMULATOR_PORT: '0',
      SIMULATOR_LIVE: 'off',
      LOG_LEVEL: 'error',
      // The demo shares its process with the test, on a machine that may be busy.
      SHED_EVENT_LOOP_DELAY_MS: '600000',
      SHED_QUEUE_DELAY_MS: '600000',
    };
    const service = await startDemo(
      { ...quiet, ...environment },
      (announced) => (text += announced),
      () => undefined,
    );
    stop = () => service.stop();
    const find = (pattern: RegExp) => pattern.exec(text)?.[1] ?? '';
    demo = {
      gatewayUrl: find(/GraphQL +(\S+)\/graphql\n/),
      simulatorUrl: find(/Simulator +(\S+)/),
      metricsUrl: find(/Metrics +(\S+)/),
      token: find(/Bearer token +(\S+)/),
    };
  });

  afterAll(() => stop?.());

  const started = () => {
    if (demo === undefined) throw new Error('The demo runs only during tests and hooks.');
    return demo;
  };
  return {
    get gatewayUrl() {
      return started().gatewayUrl;
    },
    get simulatorUrl() {
      return started().simulatorUrl;
    },
    get metricsUrl() {
      return started().metricsUrl;
    },
    get token() {
      return started().token;
    },
  };
}
