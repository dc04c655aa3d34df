import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { SERVICE_CREDENTIALS } from '../../support/gateway.js';
import {
  configurationWith,
  DEPLOY,
  heapMebibytes,
  imageVariables,
  longestStopSeconds,
  mebibytes,
  readDeployFile,
  readDeployYaml,
} from '../../support/deploy-files.js';

interface Service {
  readonly image: string;
  readonly build?: { readonly context: string; readonly dockerfile: string; readonly target: string };
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly networks: readonly string[];
  readonly secrets?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: unknown;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly privileged?: boolean;
  readonly mem_limit?: string;
  readonly stop_grace_period?: string;
  readonly ulimits?: { readonly nofile: number };
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<
    Record<string, { readonly ipam?: { readonly config: readonly { readonly subnet: string }[] } }>
  >;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

const compose = readDeployYaml<Compose>('compose.yaml');
const services = Object.entries(compose.services);
const service = (name: string): Service => {
  const found = compose.services[name];
  if (!found) throw new Error(`no service ${name}`);
  return found;
};
const gateway = service('gateway-1');
const variables = gateway.environment ?? {};

describe('deploy/compose.yaml', () => {
  it.each(services)('runs %s restricted, with a limit of memory', (_name, { privileged, ...restricted }) => {
    expect(privileged).toBeUndefined();
    expect(restricted).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      mem_limit: expect.stringMatching(/^\d+[mg]$/) as unknown,
    });
  });

  it('publishes ports on loopback only, and none of a gateway', () => {
    const ports = services.flatMap(([, { ports: published = [] }]) => published);

    expect(ports).not.toEqual([]);
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
    expect(gateway.ports).toBeUndefined();
  });

  it('refers only to files, networks, volumes, secrets, targets and services that exist', () => {
    const named = (name: string) => Object.keys(compose.volumes).includes(name);
    for (const [, each] of services) {
      const sources = (each.volumes ?? []).map((volume) => volume.split(':')[0] ?? '');
      for (const source of sources) expect(named(source) || existsSync(resolve(DEPLOY, source))).toBe(true);
      expect(Object.keys(compose.networks)).toEqual(expect.arrayContaining([...each.networks]));
      expect(Object.keys(compose.secrets)).toEqual(expect.arrayContaining([...(each.secrets ?? [])]));
      if (each.build) {
        expect(existsSync(resolve(DEPLOY, each.build.context, each.build.dockerfile))).toBe(true);
        expect(readDeployFile('Dockerfile')).toContain(` AS ${each.build.target}\n`);
      }
    }
    for (const { file } of Object.values(compose.secrets))
      expect(existsSync(resolve(DEPLOY, file))).toBe(true);
  });

  it('starts a service after those that it depends on are healthy', () => {
    const dependencies = services.flatMap(([, { depends_on: each = {} }]) => Object.entries(each));

    expect(dependencies.length).toBeGreaterThan(4);
    for (const [name, { condition }] of dependencies) {
      expect(condition).toBe('service_healthy');
      // The Dockerfile has the health checks of the images that are built.
      const { build, healthcheck } = service(name);
      expect(build ?? healthcheck).toBeDefined();
    }
  });

  it('has valid variables for the gateways, and the secret of the simulator', () => {
    const config = configurationWith(variables);
    const [secret] = Object.values(compose.secrets);

    expect(config.NODE_ENV).toBe('production');
    expect(variables['OPERATED_CLIENT_ID']).toBe(SERVICE_CREDENTIALS.OPERATED_CLIENT_ID);
    expect(readFileSync(resolve(DEPLOY, secret?.file ?? ''), 'utf8').trim()).toBe(
      SERVICE_CREDENTIALS.OPERATED_CLIENT_SECRET,
    );
    expect(Object.keys(compose.secrets).map((name) => `/run/secrets/${name}`)).toContain(
      variables['OPERATED_CLIENT_SECRET_FILE'],
    );
    expect(config.TRUSTED_PROXIES).toEqual(
      compose.networks['proxied']?.ipam?.config.map(({ subnet }) => subnet),
    );
  });

  it('leaves a gateway the time, the memory and the descriptors that it needs', () => {
    const config = configurationWith(variables);
    const graceSeconds = Number(/^(\d+)s$/.exec(gateway.stop_grace_period ?? '')?.[1]);

    expect(graceSeconds).toBeGreaterThanOrEqual(longestStopSeconds(config));
    expect(mebibytes(gateway.mem_limit ?? '') - heapMebibytes(variables)).toBeGreaterThanOrEqual(384);
    expect(gateway.ulimits?.nofile).toBeGreaterThanOrEqual(
      config.CONNECTIONS_LIMIT + config.OPERATED_CONCURRENCY + 40,
    );
  });

  it('gives the proxy and Prometheus the names and ports of the gateways', () => {
    const { PORT, METRICS_PORT } = configurationWith(variables);
    const names = services.flatMap(([name, { image }]) => (image === gateway.image ? [name] : []));
    const nginx = readDeployFile('proxies/nginx.conf');

    expect(names).toEqual(['gateway-1', 'gateway-2']);
    expect([...nginx.matchAll(/^\s*server ([\w-]+:\d+)/gm)].map(([, address]) => address)).toEqual(
      names.map((name) => `${name}:${PORT}`),
    );
    expect(readDeployFile('prometheus/prometheus.yml')).toContain(
      names.map((name) => `${name}:${METRICS_PORT}`).join(', '),
    );
    expect(readDeployFile('grafana/provisioning/datasources/prometheus.yml')).toContain(
      'http://prometheus:9090',
    );
    expect(imageVariables()).toMatchObject({ HOST: '0.0.0.0', NODE_ENV: 'production' });
  });

  it('names its images with a version', () => {
    const images = services.flatMap(([, { image, build }]) => (build ? [] : [image]));

    for (const image of images) expect(image).toMatch(/^docker\.io\/[\w/-]+:v?\d+\.\d+/);
  });
});
