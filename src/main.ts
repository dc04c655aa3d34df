import { run } from '../process/run.js';
import { logMisspellings } from '../process/misspelt-variables.js';
import { variableNames } from '../process/secret-files.js';
import { CONFIG_DECLARATION, readGatewayConfig } from './config/gateway-config.js';
import { startGateway } from './gateway.js';
import { openLog } from './telemetry/logger.js';

void run(async (useLog) => {
  const config = readGatewayConfig(process.env);
  const log = openLog(config.LOG_LEVEL);
  useLog(log);
  logMisspellings(variableNames(CONFIG_DECLARATION), process.env, log);
  return await startGateway(config, { log });
});
