import { maskNested, SECRET_KEYS } from '../../../src/telemetry/mask-secrets.js';
import { createTestLogger } from '../../support/log.js';

const CANARY = 'canary-of-a-secret';

describe('the log', () => {
  it.each(SECRET_KEYS)('masks %s at the top, one level below, in headers, and in bindings', (key) => {
    const { logger, lines } = createTestLogger();
    logger.info({ [key]: CANARY }, 'top');
    logger.info({ answer: { [key]: CANARY, other: 1 } }, 'below');
    logger.info({ request: { headers: { [key]: CANARY, other: 1 }, other: 1 } }, 'headers');
    logger.child({ [key]: CANARY }).info('bindings');

    expect(lines.join('')).not.toContain(CANARY);
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
      expect.objectContaining({ msg: 'top', [key]: '[redacted]' }),
      expect.objectContaining({ msg: 'below', answer: { [key]: '[redacted]', other: 1 } }),
      expect.objectContaining({
        msg: 'headers',
        request: { headers: { [key]: '[redacted]', other: 1 }, other: 1 },
      }),
      expect.objectContaining({ msg: 'bindings', [key]: '[redacted]' }),
    ]);
  });

  it('logs of an error its name, message and stack, whatever properties it has', () => {
    const { logger, lines } = createTestLogger();
    const error = Object.assign(new Error('failed'), { config: { headers: { authorization: CANARY } } });
    logger.error({ err: error }, 'unexpected error');

    expect(lines.join('')).not.toContain(CANARY);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ err: { type: 'Error', message: 'failed' } });
  });
});

describe('masking', () => {
  it('changes nothing of what the caller passed', () => {
    const line = { answer: { token: CANARY, headers: { cookie: CANARY } } };

    expect(maskNested(line)).toEqual({ answer: { token: '[redacted]', headers: { cookie: '[redacted]' } } });
    expect(line).toEqual({ answer: { token: CANARY, headers: { cookie: CANARY } } });
  });

  it('copies no line that has no secrets', () => {
    const line = { requestId: '1', principal: { kind: 'user', key: 'a' }, errors: [], nothing: null };

    expect(maskNested(line)).toBe(line);
  });
});
