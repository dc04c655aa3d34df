import { run } from '../process/run.js';
import { startDemo } from './demo.js';

void run((useLog) => startDemo(process.env, (text) => process.stdout.write(text), useLog));
