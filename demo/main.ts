import { run } from '../process/run.js';
import { startDemo } from './demo.js';

void run(() => startDemo(process.env, (text) => process.stdout.write(text)));
