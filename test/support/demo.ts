import { startDemo } from '../../demo/demo.js';

/** The demo in a test's own process, on free ports. */
export interface Demo {
  readonly gatewayUrl: string;
  readonly simulatorUrl: string;
  /** Of admin@demo.example. */
  readonly token: string;
}

/**
 * One demo for all tests of the `describe` or file that calls this; it is there while they run. Its hubs stand still
 * unless `environment` says otherwise.
 */
export function useDemo(environment: Readonly<Record<string, string>> = {}): Demo {
  let stop: (() => Promise<void>) | undefined;
  let demo: Demo | undefined;

  beforeAll(async () => {
    let told = '';
    const quiet = { PORT: '0', SIMULATOR_PORT: '0', SIMULATOR_LIVE: 'off', LOG_LEVEL: 'error' };
    const running = await startDemo({ ...quiet, ...environment }, (text) => (told += text));
    stop = () => running.stop();
    const find = (pattern: RegExp) => pattern.exec(told)?.[1] ?? '';
    demo = {
      gatewayUrl: find(/GraphQL +(\S+)\/graphql\n/),
      simulatorUrl: find(/Simulator +(\S+)/),
      token: find(/Bearer token +(\S+)/),
    };
  }, 60_000);

  afterAll(() => stop?.());

  const started = () => {
    if (demo === undefined) throw new Error('The demo is there only while a test runs.');
    return demo;
  };
  return {
    get gatewayUrl() {
      return started().gatewayUrl;
    },
    get simulatorUrl() {
      return started().simulatorUrl;
    },
    get token() {
      return started().token;
    },
  };
}
