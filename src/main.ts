import { run } from '../environment/run.js';
import { readConfig } from './config.js';
import { startGateway } from './gateway.js';

void run(() => startGateway(readConfig(process.env)));
