#!/usr/bin/env node
// The first import, so that signals are handled while the other modules are loaded.
import { run } from '../process/run.js';
import { logMisspellings } from '../process/misspelt-variables.js';
import { variableNames } from '../process/secret-files.js';
import { executeCommandLine } from './command-line/execute.js';
import { CONFIG_DECLARATION, readGatewayConfig } from './config/gateway-config.js';
// Not loaded by import(): the start would take a sixth more CPU time.
import { startGateway } from './gateway.js';
import { openLog } from './telemetry/logger.js';

void executeCommandLine(process.argv.slice(2), () =>
  run(async (useLog) => {
    const config = readGatewayConfig(process.env);
    const log = openLog(config.LOG_LEVEL, config.LOG_SAMPLE_PERCENT);
    useLog(log);
    logMisspellings(variableNames(CONFIG_DECLARATION), process.env, log);
    return await startGateway(config, { log });
  }),
);
