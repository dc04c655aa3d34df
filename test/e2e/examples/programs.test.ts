import { useDemo } from '../../support/demo.js';
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

    test('prints what its query asks for, with address and token as arguments', async () => {
      const example = launchNode(program, {}, [url(), demo.token]);
      expect(await example.ended()).toEqual({ code: 0, signal: null });
      expect(example.said()).toMatch(output);
      expect(example.complained()).toBe('');
    });

    test('takes address and token from the environment, and does without a token where the gateway does', async () => {
      const withToken = launchNode(program, { GATEWAY_URL: url(), GATEWAY_TOKEN: demo.token });
      const without = launchNode(program, { GATEWAY_URL: url() });
      expect(await withToken.ended()).toEqual({ code: 0, signal: null });
      expect(await without.ended()).toEqual({ code: 0, signal: null });
      expect(withToken.said()).toMatch(output);
      expect(steady(without.said())).toBe(steady(withToken.said()));
    });

    test('says why it fails', async () => {
      const example = launchNode(program, {}, [url(), 'no-token-of-anybody']);
      expect(await example.ended()).toEqual({ code: 1, signal: null });
      expect(example.complained()).toContain('token is not valid');
    });
  });
});

/** What was said without the watts: a battery that fills draws a little less every second. */
function steady(said: string): string {
  return said.replaceAll(/[\d.]+ W/g, 'some W');
}
