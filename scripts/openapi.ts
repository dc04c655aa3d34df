import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSimulator } from '../simulator/simulator.js';

/** Writes the OpenAPI document of the simulator to dist/openapi.json, from which the site makes its reference. */
async function main(): Promise<void> {
  const simulator = createSimulator({ port: 0 });
  await simulator.start();
  try {
    const answer = await fetch(`${simulator.url}/doc/swagger/json`);
    if (!answer.ok) throw new Error(`The simulator answered ${answer.status}.`);
    writeFileSync(join(__dirname, '../openapi.json'), await answer.text());
  } finally {
    await simulator.stop();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
