import { run } from '../process/run.js';
import { announcement } from './announcement.js';
import { readSimulatorConfig } from './config.js';
import { createSimulator } from './simulator.js';

void run(async () => {
  const simulator = createSimulator(readSimulatorConfig(process.env));
  await simulator.start();
  process.stdout.write(announcement(simulator));
  return simulator;
});
