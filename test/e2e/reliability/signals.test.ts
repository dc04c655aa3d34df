import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { endProcessesAfterAll, launch } from '../../support/launch.js';
import { describeWith } from '../../support/requirement.js';
import { startSimulator } from '../../support/simulator.js';
import { until } from '../../support/until.js';

endProcessesAfterAll();

const NAMESPACE = ['--user', '--map-root-user', '--pid', '--fork', '--mount-proc'];

it.each(['dist/src/main.js', 'dist/demo/main.js', 'dist/simulator/main.js'])(
  '%s: SIGTERM while its modules are loaded ends it with 0',
  async (program) => {
    const preload = './test/support/preload/signal-while-loading.cjs';
    const launched = launch(process.execPath, ['--require', preload, program], {
      OPERATED_BASE_URL: 'http://127.0.0.1:1',
      PORT: '0',
      SIMULATOR_PORT: '0',
    });
    expect(await launched.ended()).toEqual({ code: 0, signal: null });
    expect(launched.complained()).toBe('');
  },
);

describeWith(
  {
    name: 'unshare with user namespaces',
    install: 'apt-get install util-linux',
    isMet: () => spawnSync('unshare', [...NAMESPACE, 'true']).status === 0,
  },
  'As PID 1 of a container',
  () => {
    it.each(['SIGTERM', 'SIGINT'] as const)('%s stops the gateway with 0', async (signal) => {
      const simulator = await startSimulator();
      const launched = launch('unshare', [...NAMESPACE, process.execPath, 'dist/src/main.js'], {
        OPERATED_BASE_URL: simulator.url,
        PORT: '0',
      });
      await launched.says(/Server listening/);
      const { pid = 0 } = launched.child;
      const children = () => readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
      const gatewayPid = Number(await until(children, (text) => /^\d+$/.test(text)));
      // The last number is the process id in the innermost namespace.
      expect(readFileSync(`/proc/${gatewayPid}/status`, 'utf8')).toMatch(/^NSpid:.*\t1$/m);
      process.kill(gatewayPid, signal);
      expect(await launched.ended()).toEqual({ code: 0, signal: null });
      await simulator.stop();
    });
  },
);
