const { default: Sequencer } = require('@jest/test-sequencer');

/** Files that mostly wait for the clock of other programs. */
const waits = ({ path }) => /\/test\/e2e\/(deploy|observability)\//.test(path);

/** Spreads the files that mostly wait over the run: together they would leave the cores idle. */
module.exports = class SpreadingSequencer extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const order = sorted.filter((test) => !waits(test));
    const waiting = sorted.filter(waits);
    const distance = Math.ceil(order.length / (waiting.length + 1)) + 1;
    waiting.forEach((test, index) => order.splice(index * distance, 0, test));
    return order;
  }
};
