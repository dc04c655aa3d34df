import { connectionsWithin } from '../../../src/server/limits/descriptors.js';

describe('the connections of clients within a limit of descriptors', () => {
  it.each([
    [1_048_576, 100, 1_048_436],
    [1_024, 100, 884],
    [256, 100, 116],
    // Too few for all calls at the same time: a quarter is for clients.
    [128, 100, 32],
    [64, 1_000, 16],
    [3, 1, 1],
  ])('of %d descriptors with %d calls to Operated are %d', (descriptors, calls, connections) => {
    expect(connectionsWithin(descriptors, calls)).toBe(connections);
  });
});
