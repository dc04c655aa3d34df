import { run } from '../process/run.js';
import { misspeltVariables } from '../process/misspelt-variables.js';
import { CONFIG_DECLARATION, readGatewayConfig } from './config/gateway-config.js';
import { startGateway } from './gateway.js';
import { openLog } from './telemetry/logger.js';

void run(async (useLog) => {
  const config = readGatewayConfig(process.env);
  const log = openLog(config.LOG_LEVEL);
  useLog(log);
  for (const misspelling of misspeltVariables(Object.keys(CONFIG_DECLARATION), process.env)) {
    log.logger.warn(misspelling, 'a variable that the gateway does not know');
  }
  return await startGateway(config, { logger: log.logger });
});
