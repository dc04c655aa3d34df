import { run } from '../process/run.js';
import { describeMisspelling, misspeltVariables } from '../process/misspelt-variables.js';
import { variableNames } from '../process/secret-files.js';
import { announcement } from './announcement.js';
import { readSimulatorConfig, simulatorVariables } from './config.js';
import { createSimulator } from './simulator.js';

void run(async () => {
  const simulator = createSimulator(readSimulatorConfig(process.env));
  for (const misspelling of misspeltVariables(variableNames(simulatorVariables), process.env)) {
    process.stderr.write(`${describeMisspelling(misspelling)}\n`);
  }
  await simulator.start();
  process.stdout.write(announcement(simulator));
  return simulator;
});
