import type { ApolloServerPlugin } from '@apollo/server';
import { DEFAULT_EMBEDDED_SANDBOX_VERSION } from '@apollo/server/plugin/landingPage/default';
import { dataAttributes } from './escape-html.js';
import type { ExplorerDefaults } from './explorer.js';
import { hashSource } from './hash-source.js';

/** The page that embeds Apollo Sandbox, and how to serve it. */
export interface LandingPage {
  /** Makes Apollo Server answer a browser's GET with the page. */
  readonly plugin: ApolloServerPlugin;
  /** The page itself, to serve at other paths; it sends its queries to /graphql in any case. */
  readonly html: string;
  /** The content security policy that the page needs. It must be sent with the page. */
  readonly contentSecurityPolicy: string;
}

const sandboxScript = `https://embeddable-sandbox.cdn.apollographql.com/${DEFAULT_EMBEDDED_SANDBOX_VERSION}/embeddable-sandbox.umd.production.min.js`;
const sandboxFrame = 'https://sandbox.embed.apollographql.com';

const style = `
  body { margin: 0; font: 16px/1.5 sans-serif; }
  main { padding: 2rem; }
  iframe { position: fixed; inset: 0; width: 100%; height: 100%; border: none; background: white; }
`;

// The policy allows this script by its hash, so the text is constant and its values are in data attributes.
const script = `
  const { document: query, bearerToken } = document.getElementById('sandbox').dataset;
  if (window.EmbeddedSandbox) {
    document.getElementById('offline').hidden = true;
    new window.EmbeddedSandbox({
      target: '#sandbox',
      initialEndpoint: new URL('/graphql', window.location.href).href,
      endpointIsEditable: false,
      hideCookieToggle: false,
      runTelemetry: false,
      // The policy allows only the page's own styles.
      allowDynamicStyles: false,
      initialState: {
        document: query,
        headers: bearerToken && { Authorization: 'Bearer ' + bearerToken },
        // The schema of a running gateway does not change, so polling it would only cost requests.
        pollForSchemaUpdates: false,
      },
    });
  }
`;

const contentSecurityPolicy = [
  "default-src 'none'",
  `script-src ${hashSource(script)} ${sandboxScript}`,
  `style-src ${hashSource(style)}`,
  `frame-src ${sandboxFrame}`,
  // The Sandbox frame sends its requests through the page.
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Renders the landing page. Apollo's own plugin is not used: its page sends queries to the address that it is served
 * at, escapes only the first `<` of a query, and needs a nonce for its scripts.
 */
export function landingPage(defaults: ExplorerDefaults): LandingPage {
  const html = renderPage(defaults);
  const rendered = Promise.resolve({ html });
  return {
    plugin: { serverWillStart: () => Promise.resolve({ renderLandingPage: () => rendered }) },
    html,
    contentSecurityPolicy,
  };
}

function renderPage(defaults: ExplorerDefaults): string {
  const data = dataAttributes({ document: defaults.document, 'bearer-token': defaults.bearerToken });
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Operated Gateway</title>
    <link rel="icon" href="data:,">
    <style>${style}</style>
  </head>
  <body>
    <main id="offline">
      <h1>Operated Gateway</h1>
      <p>Apollo Sandbox is loaded from Apollo's site. If it does not appear, use <a href="/explorer">the explorer</a>, which needs no internet.</p>
    </main>
    <div id="sandbox"${data}></div>
    <script src="${sandboxScript}"></script>
    <script>${script}</script>
  </body>
</html>
`;
}
