import { useDemo } from '../../support/demo.js';
import { freePort } from '../../support/free-port.js';
import { endProcessesAfterAll, launchNode } from '../../support/launch.js';

endProcessesAfterAll();

describe('Against the demo,', () => {
  const demo = useDemo();
  const url = () => `${demo.gatewayUrl}/graphql`;

  const programs = [
    ['apollo-client', /^(.+: [\d.]+ W by \d+ hubs\n){5}$/],
    ['urql', /^(.+: usb\d .+\n){5}$/],
    ['graphql-request', /^(.+: Power .+, firmware \d.+\n){30,}\d+ hubs\n$/],
  ] as const;

  describe.each(programs)('the example of %s', (name, output) => {
    const program = `dist/examples/${name}.js`;

    test('prints the result of its query, with address and token as arguments; the token is optional', async () => {
      const withToken = launchNode(program, {}, [url(), demo.token]);
      const without = launchNode(program, { GATEWAY_URL: url() });
      expect(await withToken.ended()).toEqual({ code: 0, signal: null });
      expect(await without.ended()).toEqual({ code: 0, signal: null });
      expect(withToken.said()).toMatch(output);
      expect(withToken.complained()).toBe('');
      expect(steady(without.said())).toBe(steady(withToken.said()));
    });

    test('reads address and token from the environment, and reports why it fails', async () => {
      const example = launchNode(program, { GATEWAY_URL: url(), GATEWAY_TOKEN: 'an-unknown-token' });
      expect(await example.ended()).toEqual({ code: 1, signal: null });
      expect(example.complained()).toContain('token is not valid');
    });
  });

  const failure = async (name: string, ...args: readonly string[]) => {
    const example = launchNode(`dist/examples/${name}.js`, {}, args);
    expect(await example.ended()).toEqual({ code: 1, signal: null });
    expect(example.said()).toBe('');
    return example.complained();
  };

  test.each([...programs.map(([name]) => name), 'change-hubs'])(
    'the example of %s exits with 1, and names the address where nothing listens',
    async (name) => {
      const address = `http://127.0.0.1:${await freePort()}/graphql`;
      expect(await failure(name, address)).toMatch(
        new RegExp(`^${address} cannot be reached: .*ECONNREFUSED`),
      );
    },
  );

  // All examples check their target by the same code.
  describe('an example exits with 1', () => {
    test('and shows the answer of an address that is no gateway', async () => {
      const address = `${demo.simulatorUrl}/graphql`;
      expect(await failure('urql', address)).toMatch(
        new RegExp(`^${address} is no GraphQL endpoint of a gateway: it answers 404`),
      );
    });

    test('and asks for a token where the gateway rejects the one that was sent', async () => {
      expect(await failure('urql', url(), 'not a token')).toContain(
        'answers 401: the second argument, or GATEWAY_TOKEN',
      );
    });
  });

  test('the example that changes hubs makes a dry run, then changes what differs, then finds no difference', async () => {
    const run = async (environment: Readonly<Record<string, string>>) => {
      const example = launchNode('dist/examples/change-hubs.js', environment, [url(), demo.token]);
      expect([await example.ended(), example.complained()]).toEqual([{ code: 0, signal: null }, '']);
      return example.said();
    };
    const tried = await run({});
    expect(tried).toMatch(/^(.+: (as it is|(defaultPort|autoSwitchDisconnect) .+ → .+)\n){10,}$/);
    expect(tried).toContain('defaultPort 2 → 1');
    expect(await run({ DRY_RUN: 'no' })).toBe(tried);
    expect(await run({})).toMatch(/^(.+: as it is\n){10,}$/);
  });

  test('the example that changes hubs names the scope that the service lacks', async () => {
    const example = launchNode('dist/examples/change-hubs.js', {}, [url()]);
    expect(await example.ended()).toEqual({ code: 1, signal: null });
    expect(example.complained()).toContain('The token lacks the scope hubs:write.');
  });
});

/** The output without watts, which change every second while batteries charge. */
function steady(said: string): string {
  return said.replaceAll(/[\d.]+ W/g, 'some W');
}
