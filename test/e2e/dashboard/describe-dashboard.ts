import type { Page, ViewportSize } from 'playwright-core';
import { describeWithBrowser } from '../../support/browser.js';
import { freePort } from '../../support/free-port.js';
import { OPEN_SERVICE, startTestGateway, type TestGateway } from '../../support/gateway.js';
import { describeWith } from '../../support/requirement.js';
import { signIn, signInVariables } from '../../support/signed-in.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { BUILT_DASHBOARD, CURRENT_BUILD } from './requirements.js';
import { reusedPage } from './reused-page.js';

export interface OpenOptions {
  /** Whether the browser has a session of admin@demo.example, who may change hubs; default: true. Else the service's token is used. */
  readonly isSignedIn?: boolean;
  /** Whether the test can advance the page's clock; default: false. */
  readonly hasTestClock?: boolean;
  /** Default: that of a laptop. */
  readonly viewport?: ViewportSize;
}

const LAPTOP: ViewportSize = { width: 1280, height: 720 };

/** The dashboard with its gateway and a simulated world that changes only by control. */
export interface Dashboard {
  readonly simulator: TestSimulator;
  readonly gateway: TestGateway;
  /** Opens a path below /dashboard in the page of the file, without what earlier tests left there. */
  open(path: string, options?: OpenOptions): Promise<Page>;
  /** Stops the gateway, and starts another one at the same address, without the sessions of the first. */
  restartGateway(meanwhile?: () => Promise<void>): Promise<void>;
}

/**
 * A `describe` of the built dashboard in Chromium. Each test fails if a page violates its policy, throws, logs an error
 * that is not about a failed request, or sends a request to another host.
 */
export function describeDashboard(title: string, tests: (dashboard: Dashboard) => void): void {
  describeWith(CURRENT_BUILD, title, () => {
    describeWithBrowser('in a browser', (browser) => {
      let simulator: TestSimulator;
      let gateway: TestGateway;
      let variables: Record<string, string>;
      const reused = reusedPage(browser);
      let isReusable = true;

      const start = () => startTestGateway(simulator.url, variables, { dashboard: BUILT_DASHBOARD });

      beforeAll(async () => {
        simulator = await startSimulator();
        variables = {
          ...signInVariables(await freePort()),
          ...OPEN_SERVICE,
          OPERATED_SCOPES: 'accounts:read hubs:read',
          POLL_INTERVAL_MS: '200',
          POLL_IDLE_INTERVAL_MS: '400',
          POLL_BACKOFF_LIMIT_MS: '400',
          // Tests leave pages while they load.
          SHUTDOWN_TIMEOUT_MS: '100',
        };
        gateway = await start();
      });
      afterAll(async () => {
        await reused.close();
        await gateway.stop();
        await simulator.stop();
      });
      afterEach(async () => {
        const log = await reused.leave();
        const errors = (log?.errors ?? []).filter((text) => !isFailedRequest(text));
        // The simulator has the page of the sign-in.
        const others = [...(log?.origins ?? [])].filter(
          (origin) => origin !== gateway.url && origin !== simulator.url,
        );
        if (!isReusable || errors.length > 0 || others.length > 0) await reused.close();
        isReusable = true;
        await simulator.control.clearFaults();
        expect(errors).toEqual([]);
        expect(others).toEqual([]);
      });

      tests({
        get simulator() {
          return simulator;
        },
        get gateway() {
          return gateway;
        },
        async open(path, { isSignedIn = true, hasTestClock = false, viewport = LAPTOP } = {}) {
          const page = await reused.renew(gateway.url, viewport);
          if (isSignedIn) await page.context().addCookies(await sessionCookies(gateway.url));
          if (hasTestClock) {
            // An installed clock cannot be removed.
            isReusable = false;
            await page.clock.install();
          }
          await page.goto(`${gateway.url}/dashboard${path}`);
          return page;
        },
        async restartGateway(meanwhile = async () => undefined) {
          await gateway.stop();
          await meanwhile().finally(async () => (gateway = await start()));
        },
      });
    });
  });
}

/** Chromium logs failed requests, which outages cause. */
function isFailedRequest(text: string): boolean {
  return /^Failed to load resource|^WebSocket connection to/.test(text);
}

async function sessionCookies(url: string) {
  const { header } = await signIn(url);
  return header.split('; ').map((cookie) => {
    const [name = '', value = ''] = cookie.split(/=(.*)/s);
    return { name, value, url };
  });
}
