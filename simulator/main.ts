#!/usr/bin/env node
// The first import, so that signals are handled while the other modules are loaded.
import { run } from '../process/run.js';
import { describeMisspelling, misspeltVariables } from '../process/misspelt-variables.js';
import { variableNames } from '../process/secret-files.js';
import { executeCommandLine } from './command-line.js';
import { readSimulatorConfig, simulatorVariables } from './config.js';

async function start() {
  const config = readSimulatorConfig(process.env);
  // Their packages may be missing.
  const [{ announcement }, { createSimulator }] = await Promise.all([
    import('./announcement.js'),
    import('./simulator.js'),
  ]);
  const simulator = createSimulator(config);
  for (const misspelling of misspeltVariables(variableNames(simulatorVariables), process.env)) {
    process.stderr.write(`${describeMisspelling(misspelling)}\n`);
  }
  await simulator.start();
  process.stdout.write(announcement(simulator));
  return simulator;
}

const exitCode = executeCommandLine(process.argv.slice(2));
if (exitCode === null) void run(start);
else process.exitCode = exitCode;
