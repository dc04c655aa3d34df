import { run } from '../process/run.js';
import { readGatewayConfig } from './config/gateway-config.js';
import { startGateway } from './gateway.js';

void run(() => startGateway(readGatewayConfig(process.env)));
