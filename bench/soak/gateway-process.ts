/**
 * A gateway that the bench measures and stops by messages. After its stop it does not call process.exit(), so that its
 * process ends only if nothing is left. Needs --expose-gc.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { reportProcessEvents } from '../../process/process-events.js';
import { EXIT } from '../../process/run.js';
import { readGatewayConfig } from '../../src/config/gateway-config.js';
import { startGateway } from '../../src/gateway.js';
import { openLog } from '../../src/telemetry/logger.js';
import type { Command, Holdings, Message } from './messages.js';

/** How long the process may take to end by itself. */
const END_MS = 5_000;

async function main(): Promise<void> {
  const config = readGatewayConfig(process.env);
  const log = openLog(config.LOG_LEVEL, config.LOG_SAMPLE_PERCENT);
  reportProcessEvents({
    describe: String,
    onUncaught: () => void log.flush(END_MS).then(() => process.exit(EXIT.uncaughtError)),
  }).useLog(log);
  const gateway = await startGateway(config, { log });

  const stop = async () => {
    await gateway.stop();
    await log.flush(END_MS);
    send({ kind: 'stopped' });
    process.disconnect();
    await sleep(END_MS, undefined, { ref: false });
    process.stderr.write(`left after the stop: ${JSON.stringify(measure().resources)}\n`);
    process.exit(EXIT.startFailed);
  };
  process.on('message', (command: Command) => {
    if (command === 'measure') send({ kind: 'holdings', holdings: measure() });
    else void stop();
  });
  send({ kind: 'started', url: gateway.url });
}

function send(message: Message): void {
  process.send?.(message);
}

function measure(): Holdings {
  globalThis.gc?.();
  const resources: Record<string, number> = {};
  for (const resource of process.getActiveResourcesInfo()) {
    resources[resource] = (resources[resource] ?? 0) + 1;
  }
  const listeners = process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0);
  return { heapBytes: process.memoryUsage().heapUsed, listeners, resources };
}

void main();
