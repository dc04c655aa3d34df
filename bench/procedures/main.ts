/**
 * Does what docs/operating.md describes to two gateways with a Redis behind a load balancer, while clients of every kind
 * use them, and prints what these notice: the rotation of each secret and the loss of what is in Redis; with
 * `--other-gateway` an upgrade from another version and back.
 *
 *     npm run bench:procedures [-- --other-gateway <dist/src/main.js of another checkout> [--node-path <modules>]]
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { endAll } from '../live/world.js';
import { startDeployment } from './deployment.js';
import { startObservers } from './observers.js';
import { rotateSecrets } from './rotations.js';
import { changeVersions } from './versions.js';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { 'other-gateway': { type: 'string' }, 'node-path': { type: 'string' } },
  });
  const { 'other-gateway': other, 'node-path': modules = '' } = values;
  const old = other === undefined ? null : { program: resolve(other), variables: { NODE_PATH: modules } };
  const deployment = await startDeployment(old?.program, old?.variables);
  const observers = await startObservers(deployment);
  if (old === null) await rotateSecrets(deployment, observers);
  else await changeVersions(deployment, observers, old);
  await observers.end();
  await deployment.close();
}

main()
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  })
  .finally(endAll);
