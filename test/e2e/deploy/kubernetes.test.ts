import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Deployment } from 'kubernetes-models/apps/v1';
import type { ConfigMap } from 'kubernetes-models/v1';
import {
  configurationWith,
  DEPLOY,
  heapMebibytes,
  imageVariables,
  longestStopSeconds,
  mebibytes,
  parseYaml,
  readDeployFile,
  readDeployYaml,
} from '../../support/deploy-files.js';
import { type Manifest, validateManifest } from '../../support/kubernetes-models.js';
import { describeWith } from '../../support/requirement.js';

interface Kustomization {
  readonly resources: readonly string[];
  readonly configMapGenerator: readonly [{ readonly literals: readonly string[] }];
}

const FOLDERS = ['base', 'overlays/example'].map((folder) => `kubernetes/${folder}`);
const BASE_DIRECTORY = '../../base';

const manifests = FOLDERS.flatMap((folder) =>
  readDeployYaml<Kustomization>(`${folder}/kustomization.yaml`)
    .resources.filter((resource) => resource !== BASE_DIRECTORY)
    .flatMap((file) => parseYaml<Manifest>(readDeployFile(`${folder}/${file}`))),
);
/** The variables of the ConfigMap: those of the base, and those with which the example extends them. */
const [base = {}, example = {}] = FOLDERS.map((folder) =>
  Object.fromEntries(
    readDeployYaml<Kustomization>(`${folder}/kustomization.yaml`).configMapGenerator[0].literals.map(
      (literal) => literal.split(/=(.*)/, 2) as [string, string],
    ),
  ),
);
const deployment = manifests.find(({ kind }) => kind === 'Deployment') as unknown as Deployment;
const pod = deployment.spec?.template.spec;
const container = pod?.containers[0];

describe('The Kubernetes manifests', () => {
  it('include no secret', () => {
    expect(manifests.map(({ kind }) => kind)).not.toContain('Secret');
    expect(FOLDERS.map((folder) => readDeployFile(`${folder}/kustomization.yaml`)).join()).not.toContain(
      'secretGenerator',
    );
  });

  it('are all named by a kustomization', () => {
    for (const folder of FOLDERS) {
      const { resources } = readDeployYaml<Kustomization>(`${folder}/kustomization.yaml`);
      const files = readdirSync(join(DEPLOY, folder)).filter((name) => name !== 'kustomization.yaml');
      expect(resources.filter((resource) => resource !== BASE_DIRECTORY).sort()).toEqual(files.sort());
    }
  });

  it('are not accepted with a wrong type or a field that the schema lacks', () => {
    const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' } };

    expect(() => validateManifest({ ...service, spec: { ports: [{ port: 'http' }] } } as Manifest)).toThrow(
      'data/spec/ports/0/port must be integer',
    );
    expect(validateManifest({ ...service, spec: { port: [{ port: 80 }] } } as Manifest)).toContain(
      '/spec/port',
    );
  });

  it.each(manifests.map((manifest) => [manifest.kind, manifest] as const))(
    'fit the schema of a %s',
    (_kind, manifest) => {
      expect(validateManifest(manifest)).toEqual([]);
    },
  );

  it.each([
    ['base', base],
    ['example', { ...base, ...example }],
  ])('have valid variables in the %s', (_name, variables) => {
    const config = configurationWith(variables);

    expect(config.METRICS_PORT).toBe(9_464);
    expect(config.HOST).toBe('0.0.0.0');
  });

  it('leave a gateway the time of its longest stop', () => {
    const config = configurationWith(base);

    expect(pod?.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(longestStopSeconds(config));
    // Load balancers that use the probe notice the stop while new requests are still served.
    const { periodSeconds = 10, failureThreshold = 3 } = container?.readinessProbe ?? {};
    expect(periodSeconds * failureThreshold * 1_000).toBeLessThanOrEqual(config.SHUTDOWN_DELAY_MS);
  });

  it('leave memory beside the heap', () => {
    const limit = mebibytes(String(container?.resources?.limits?.['memory']));

    expect(limit - heapMebibytes(base)).toBeGreaterThanOrEqual(384);
  });

  it('meet the restricted standard of pods, as the user of the image', () => {
    const user = Number(/^USER (\d+):\d+$/m.exec(readDeployFile('Dockerfile'))?.[1]);

    expect(pod?.securityContext).toMatchObject({
      runAsNonRoot: true,
      runAsUser: user,
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(container?.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
  });

  it('name the ports of the gateway', () => {
    const config = configurationWith(base);

    expect(container?.ports).toEqual([
      { name: 'http', containerPort: config.PORT },
      { name: 'metrics', containerPort: config.METRICS_PORT },
    ]);
    expect(imageVariables()).not.toHaveProperty('PORT');
  });
});

const kubectl = (...args: readonly string[]) => spawnSync('kubectl', args, { encoding: 'utf8' });
const KUBECTL = {
  name: 'kubectl',
  install: 'apt-get install kubernetes-client',
  isMet: () => kubectl('version', '--client').status === 0,
};

describeWith(KUBECTL, 'kubectl kustomize', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'kubernetes-'));
    cpSync(join(DEPLOY, 'kubernetes'), folder, { recursive: true });
    // kubectl 1.20, which Debian 12 has, reads other folders from `bases` only.
    if (!/"?v1\.20\./.test(kubectl('version', '--client').stdout)) return;
    const file = join(folder, 'overlays/example/kustomization.yaml');
    const resources = `resources:\n  - ${BASE_DIRECTORY}\n`;
    const text = readFileSync(file, 'utf8').replace(resources, `bases:\n  - ${BASE_DIRECTORY}\nresources:\n`);
    writeFileSync(file, text);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('renders the example with its namespace, image and variables', () => {
    const { status, stdout, stderr } = kubectl('kustomize', join(folder, 'overlays/example'));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const rendered = parseYaml<Manifest>(stdout);

    expect(rendered.map(({ kind }) => kind).sort()).toEqual(
      [...manifests.map(({ kind }) => kind), 'ConfigMap'].sort(),
    );
    for (const manifest of rendered) {
      expect(validateManifest(manifest)).toEqual([]);
      expect(manifest.metadata.namespace).toBe('operated');
    }
    const configMap = rendered.find(({ kind }) => kind === 'ConfigMap') as unknown as ConfigMap;
    const [gateway] =
      (rendered.find(({ kind }) => kind === 'Deployment') as unknown as Deployment).spec?.template.spec
        ?.containers ?? [];
    expect(configMap.data).toEqual({ ...base, ...example });
    expect(gateway?.envFrom?.[0]?.configMapRef?.name).toBe(configMap.metadata?.name);
    expect(gateway?.image).toBe('registry.example/operated-gateway:0.1.0');
  });
});
