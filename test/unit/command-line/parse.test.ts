import { UsageError } from '../../../process/parse-arguments.js';
import { parseCommand } from '../../../src/command-line/parse.js';

describe('A command line is rejected', () => {
  test.each([
    [['--nope'], "Unknown option '--nope'"],
    [['-x'], "Unknown option '-x'"],
    [['serve'], "Unknown command 'serve'"],
    [['check', 'again'], "Unexpected argument 'again'"],
    [['check', '--until', '2027-12-31'], "Option '--until' is not an option of check"],
    [['check', '--token-file'], "Option '--token-file <value>' argument missing"],
    [['--json'], "Option '--json' is not an option of the start of the gateway"],
    [['--json=yes', 'check'], "Option '--json' does not take an argument"],
    [['--token-file', 'token'], "Option '--token-file' is not an option of the start of the gateway"],
    [['--print-config', 'check'], "Unexpected argument 'check'"],
    [['--print-config', '--token-file', 'token'], "Option '--token-file' is not an option of --print-config"],
    [['api-key'], 'api-key needs a name and at least one scope'],
    [['api-key', 'reports'], 'api-key needs a name and at least one scope'],
    [['api-key', 'reports', 'hubs:read', '--json'], "Option '--json' is not an option of api-key"],
  ])('%j: %s', (args, message) => {
    expect(() => parseCommand(args)).toThrow(new UsageError(message));
  });
});

test.each([
  [[], { kind: 'start' }],
  [['--help'], { kind: 'help' }],
  [['check', '-h'], { kind: 'help' }],
  [['--version'], { kind: 'version' }],
  [['-v'], { kind: 'version' }],
  [['--print-config'], { kind: 'printConfig', isJson: false }],
  [['--print-config', '--json'], { kind: 'printConfig', isJson: true }],
  [['check'], { kind: 'check', isJson: false, tokenFile: undefined }],
  [['check', '--json', '--token-file', '-'], { kind: 'check', isJson: true, tokenFile: '-' }],
  [
    ['api-key', 'reports', 'hubs:read', 'accounts:read', '--until', '2027-12-31'],
    { kind: 'createApiKey', name: 'reports', scopes: ['hubs:read', 'accounts:read'], until: '2027-12-31' },
  ],
])('%j is %j', (args: readonly string[], command) => {
  expect(parseCommand(args)).toEqual(command);
});
