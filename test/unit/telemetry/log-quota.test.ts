import { createLogQuota } from '../../../src/telemetry/log-quota.js';
import { createTestLogger } from '../../support/log.js';

const MINUTE = 60_000;
const LEFT_OUT = 'lines about rejected clients were left out';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** How many of these lines a quota allows. */
const allowed = (addresses: readonly string[], mayLog: (address: string) => boolean) =>
  addresses.filter((address) => mayLog(address)).length;
const from = (address: string, lines: number): readonly string[] => Array<string>(lines).fill(address);
const fromEach = (addresses: number): readonly string[] =>
  Array.from({ length: addresses }, (_, index) => `10.0.0.${index}`);

function start() {
  const { logger, lines } = createTestLogger();
  const log = () => lines.map((line) => JSON.parse(line) as { readonly msg: string; readonly lines: number });
  return { ...createLogQuota(logger), log };
}

test('One address causes ten lines a minute at most, and leaves the lines of others', () => {
  const { mayLog } = start();
  expect(allowed(from('one', 50), mayLog)).toBe(10);
  expect(allowed(from('other', 50), mayLog)).toBe(10);
});

test('All addresses together cause a hundred lines a minute at most', () => {
  const { mayLog } = start();
  expect(allowed(fromEach(500), mayLog)).toBe(100);
});

test('The lines that are left out are counted, in one line a minute', () => {
  const { mayLog, log } = start();
  allowed(from('one', 25), mayLog);
  expect(log()).toEqual([]);
  jest.advanceTimersByTime(MINUTE);
  expect(log()).toEqual([expect.objectContaining({ msg: LEFT_OUT, lines: 15 })]);

  expect(allowed(from('one', 5), mayLog)).toBe(5);
  jest.advanceTimersByTime(MINUTE);
  expect(log()).toHaveLength(1);
});

test('The lines that are left out before the end are counted at the end', () => {
  const { mayLog, end, log } = start();
  allowed(from('one', 11), mayLog);
  end();
  expect(log()).toEqual([expect.objectContaining({ msg: LEFT_OUT, lines: 1 })]);
  jest.advanceTimersByTime(MINUTE);
  expect(log()).toHaveLength(1);
});
