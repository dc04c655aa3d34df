import { execute } from 'graphql';
import { fuzzSynthetic } from '../../../bench/fuzz/executor/fuzz-synthetic.js';
import { createCompiledExecutor } from '../../../src/executor/compiled-executor.js';

const SEED = 11;
const OPERATIONS = 1_500;

describe('the compiled executor', () => {
  it('has the results of graphql-js for generated operations, the order of errors included', async () => {
    const { executed, withErrors, difference } = await fuzzSynthetic({
      seed: SEED,
      isDone: (operations) => operations === OPERATIONS,
      reference: execute,
      compiled: createCompiledExecutor(),
    });

    expect(difference).toBeNull();
    expect(executed).toBeGreaterThan(2 * OPERATIONS);
    expect(withErrors).toBeGreaterThan(executed / 5);
  });
});
