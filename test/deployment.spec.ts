import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { readConfig } from '#service-kit';
import { variables as known } from '../libs/service-kit/src/config/variables.js';
import { root, temporaryFolder } from './support/server.js';
import { runMain } from './support/service.js';

interface Service {
  readonly image: string;
  readonly build?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly tmpfs?: readonly string[];
  readonly ports?: readonly string[];
  readonly networks?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly deploy: { readonly resources: { readonly limits: { readonly cpus: string; readonly memory: string } } };
  readonly stop_grace_period: string;
  readonly restart: string;
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, object>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
}

const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8');
const compose = parse(text, { merge: true }) as Compose;
const services = Object.entries(compose.services);
const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8');
const own = services.filter(([, { build }]) => build !== undefined);
const stays = services.filter(([name]) => name !== 'secrets');

/** The app that a container of ours runs, by its command. */
const appOf = ({ command = [] }: Service) => /^dist\/apps\/(\w+)\/src\/main\.js$/.exec(command.at(-1) ?? '')?.[1];

/** As where nothing is set in the shell. */
const byDefault = (environment: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, value.replace(/\$\{\w+:-(.*)\}/, '$1')]));

describe('docker-compose.yml', () => {
  it('runs every service there is, matching twice', () => {
    const apps = own.flatMap(([, service]) => appOf(service) ?? []);
    expect(apps.sort()).toEqual([...readdirSync(join(root, 'apps')).filter((name) => name !== 'ieum'), 'matching'].sort());
  });

  it.each(services)('pins the image of %s', (_, { image }) => {
    const [, tag = ''] = image.split(':');
    expect(tag).toMatch(/^v?\d+\.\d+\.\d+$/);
  });

  it('builds its own image under the version of the package', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(new Set(own.map(([, { image }]) => image))).toEqual(new Set([`ieum:${version}`]));
  });

  it.each(services)('bounds what %s takes', (_, { deploy }) => {
    const { cpus, memory } = deploy.resources.limits;
    expect(Number(cpus)).toBeGreaterThan(0);
    expect(memory).toMatch(/^\d+[MG]$/);
  });

  it.each(stays)('watches and restarts %s, and gives it time to stop', (_, { healthcheck, restart, stop_grace_period }) => {
    expect(healthcheck.test?.length).toBeGreaterThan(1);
    expect(restart).toBe('unless-stopped');
    expect(Number.parseInt(stop_grace_period, 10)).toBeGreaterThanOrEqual(12);
  });

  it('starts nothing before its secrets, and no service before its stores', () => {
    for (const [name, { depends_on = {} }] of stays.filter(([each]) => each !== 'kafka')) {
      expect({ [name]: depends_on['secrets']?.condition }).toEqual({ [name]: 'service_completed_successfully' });
    }
    for (const name of ['companies', 'programs', 'matching-1', 'matching-2', 'notifications']) {
      const { depends_on = {} } = compose.services[name]!;
      expect([depends_on['kafka']?.condition, depends_on['mongo']?.condition]).toEqual(['service_healthy', 'service_healthy']);
    }
    expect(compose.services['matching-2']!.depends_on?.['meilisearch']?.condition).toBe('service_healthy');
  });

  it('has no secret in it, nor a default for one', () => {
    const values = services.flatMap(([name, { environment = {} }]) =>
      Object.entries(environment).map(([key, value]) => ({ name, key, value })),
    );
    const secret = values.filter(({ key, value }) => /PASSWORD|SECRET|TOKEN|KEY/.test(key) && !value.startsWith('/secrets/'));
    expect(secret).toEqual([]);
    // user:password@ in an address
    expect(text).not.toMatch(/:\/\/[^\s/@]*:[^\s/@]+@/);
  });

  it('shows each container its own secrets only', () => {
    for (const [name, { volumes = [] }] of stays) {
      const mounted = volumes.filter((volume) => volume.startsWith('secrets-'));
      const expected = name === 'kafka' ? [] : [`secrets-${name.replace(/-\d$/, '')}:/secrets:ro`];
      expect({ [name]: mounted }).toEqual({ [name]: expected });
    }
  });

  it('declares every volume and network that it uses, and keeps the stores inside', () => {
    const used = services.flatMap(([, { volumes = [] }]) => volumes.map((volume) => volume.split(':')[0] ?? ''));
    expect([...new Set(used)].sort()).toEqual(Object.keys(compose.volumes).sort());
    expect(services.filter(([, { ports }]) => ports !== undefined).map(([name]) => name)).toEqual(['edge']);
    // Notifications calls mail servers and webhooks; only the edge is called.
    expect(services.filter(([, { networks = [] }]) => networks.includes('outside')).map(([name]) => name)).toEqual([
      'notifications',
      'edge',
    ]);
    expect(compose.networks['inside']).toEqual({ internal: true });
    // Whoever knows no better is reached from this machine only.
    expect(compose.services['edge']!.ports).toEqual(['${IEUM_LISTEN:-127.0.0.1}:${PORT:-3000}:3000']);
  });

  it('sets nothing that nobody reads', () => {
    const ours = new Set([...Object.keys(known.shape), 'IEUM_SECRETS']);
    for (const [name, { environment = {} }] of own) {
      expect({ [name]: Object.keys(environment).filter((key) => !ours.has(key)) }).toEqual({ [name]: [] });
    }
    // What may be set in the shell: the above and where the edge is reached, all of it in the documentation.
    const shell = [...new Set([...text.matchAll(/\$\{(\w+)/g)].map(([, key = '']) => key))];
    expect(shell.filter((key) => !ours.has(key) && key !== 'IEUM_LISTEN')).toEqual([]);
    const operations = readFileSync(join(root, 'docs', 'operations.md'), 'utf8');
    const [, section = ''] = /^## docker compose$(.*?)^## /ms.exec(operations) ?? [];
    expect(shell.filter((key) => !section.includes(`\`${key}\``))).toEqual([]);
  });

  it('keeps mails that are written to files where a restart of the container leaves them', () => {
    const { volumes, tmpfs } = compose.services['notifications']!;
    expect(volumes).toContain('notifications:/data');
    expect(tmpfs).not.toContain('/data');
  });

  it('takes settings that are understood', () => {
    for (const [name, { environment = {} }] of own) {
      expect(() => ({ [name]: readConfig(byDefault(environment)) })).not.toThrow();
    }
    const { upstreams } = readConfig(byDefault(compose.services['edge']!.environment ?? {}));
    const hosts = Object.values(upstreams).flatMap((origins) => origins.map((origin) => new URL(origin).hostname));
    expect(hosts.filter((host) => !(host in compose.services))).toEqual([]);
    expect(upstreams['matching']).toHaveLength(2);
    expect(Object.keys(upstreams).sort()).toEqual(
      [...new Set(own.flatMap(([, service]) => appOf(service) ?? []))].filter((name) => name !== 'edge').sort(),
    );
  });
});

describe('docs/operations.md', () => {
  it('names no setting that nobody reads', () => {
    const operations = readFileSync(join(root, 'docs', 'operations.md'), 'utf8');
    const named = new Set([...operations.matchAll(/\bIEUM_[A-Z_]+\b/g)].map(([each]) => each));
    const read = new Set([...Object.keys(known.shape), 'IEUM_LISTEN']);
    expect([...named].filter((each) => !read.has(each))).toEqual([]);
  });
});

describe('package.json', () => {
  it('starts every service by itself', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
    const apps = readdirSync(join(root, 'apps')).filter((name) => name !== 'ieum');
    expect(apps.map((name) => scripts[`start:${name}`])).toEqual(apps.map((name) => `exec node tools/start.mjs ${name}`));
  });
});

describe('the secrets of a deployment', () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());

  const run = (environment: Readonly<Record<string, string>> = {}, ...args: readonly string[]) =>
    execFileSync(process.execPath, [join(root, 'tools/compose/secrets.mjs'), ...args], {
      env: { IEUM_SECRETS: folder.path, ...environment },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const read = (file: string) => readFileSync(join(folder.path, file), 'utf8');
  const variables = (service: string) =>
    Object.fromEntries(
      read(`${service}/env`)
        .trim()
        .split('\n')
        .map((line) => line.split(/=(.*)/s).slice(0, 2)),
    ) as Record<string, string>;

  it('are made once, told once, and fit together', () => {
    const output = run();
    const { IEUM_STAFF_KEY: key = '' } = variables('companies');
    expect(output).toContain(key);
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(variables('edge')['IEUM_STAFF_KEY']).toBe(key);
    expect(variables('companies')['IEUM_DOCUMENTS']).toBe(
      `mongodb://ieum:${read('mongo/password')}@mongo:27017/companies?authSource=admin`,
    );
    expect(read('meilisearch/config.toml')).toBe(`master_key = "${new URL(variables('matching')['IEUM_SEARCH'] ?? '').password}"\n`);

    const before = read('keys/keys.json');
    expect(run()).toBe('');
    expect(read('keys/keys.json')).toBe(before);
    expect(variables('companies')['IEUM_STAFF_KEY']).toBe(key);
    expect(run({}, 'show').trim()).toBe(key);
  });

  it('are understood by the services', () => {
    for (const service of ['companies', 'programs', 'matching', 'notifications', 'web', 'edge']) {
      const config = readConfig(variables(service));
      expect(Object.keys(variables(service)).filter((key) => !(key in known.shape))).toEqual([]);
      expect(config.clock).toMatchObject({ kind: 'since', demo: Date.parse('2024-03-04T09:00:00+09:00') });
    }
    expect(variables('web')).not.toHaveProperty('IEUM_STAFF_KEY');
  });

  it('are read by nobody but whom they are for', () => {
    const mode = (file: string) => (statSync(join(folder.path, file)).mode & 0o777).toString(8);
    expect(['keys/keys.json', 'companies/env', 'edge/env', 'mongo/password'].map(mode)).toEqual(['600', '600', '600', '444']);
  });

  it('come with one clock for all processes: the demo’s, the system’s without the demo, or what is asked for', () => {
    const demo = variables('programs')['IEUM_CLOCK'];
    run({ IEUM_SEEDS: 'none' });
    expect(variables('programs')['IEUM_CLOCK']).toBe('system');
    run({ IEUM_CLOCK: '2024-06-01T00:00:00+09:00@2026-01-01T00:00:00Z' });
    expect(variables('matching')['IEUM_CLOCK']).toBe('2024-06-01T00:00:00+09:00@2026-01-01T00:00:00Z');
    run();
    expect(variables('programs')['IEUM_CLOCK']).toBe(demo);
  });

  it('are not made anew over keys that cannot be read', () => {
    writeFileSync(join(folder.path, 'keys/keys.json'), '{');
    expect(() => run()).toThrow();
  });
});

describe('the image', () => {
  const stages = dockerfile.split(/^FROM /m).slice(1);
  const last = stages.at(-1) ?? '';

  it('is built in stages from one pinned Node, and runs as nobody special', () => {
    expect(stages.map((stage) => stage.split(/\s/)[0])).toEqual(['node:20.20.2-bookworm-slim', 'node:20.20.2-bookworm-slim']);
    expect(last).toMatch(/^USER node$/m);
    expect(last).toMatch(/^HEALTHCHECK .*CMD \["node", "tools\/compose\/health\.mjs"\]$/m);
    expect(stages[0]).toContain('npm ci');
    expect(stages[0]).toContain('npm prune --omit=dev');
  });

  it('lets in what it copies', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, sources = '']) => sources.split(' '));
    const allowed = readFileSync(join(root, '.dockerignore'), 'utf8').match(/(?<=^!).+$/gm) ?? [];
    expect(copied.filter((source) => !allowed.some((each) => source === each || source.startsWith(`${each}/`)))).toEqual([]);
    expect(copied.length).toBeGreaterThan(8);
  });

  it('makes a folder for the secrets of every container that has some', () => {
    const [, names = ''] = /for name in ([^;]+);/.exec(last) ?? [];
    const volumes = compose.services['secrets']!.volumes?.map((volume) => volume.split('/').at(-1));
    expect(names.split(' ').sort()).toEqual(volumes?.toSorted());
  });

  /** With only what the last stage copies: the demo data, the pages' files and the manifest must be among it. */
  it('has all that runs', async () => {
    const folder = temporaryFolder();
    const at = join(folder.path, 'ieum');
    const copies = [...last.matchAll(/^COPY (?:--from=build )?(.+) (\S+)$/gm)];
    for (const [, sources = '', target = ''] of copies) {
      for (const source of sources.split(' ').map((each) => each.replace(/^\/ieum\//, ''))) {
        const destination = join(at, target.endsWith('/') ? join(target, source) : target);
        mkdirSync(dirname(destination), { recursive: true });
        if (source === 'node_modules') symlinkSync(join(root, source), destination);
        else cpSync(join(root, source), destination, { recursive: true });
      }
    }
    const service = await runMain(join(at, 'dist', 'apps', 'ieum', 'src', 'main.js'), { IEUM_DATA: join(folder.path, 'data') });
    await service.ready;
    expect((await fetch(`${service.url}/programs/chungju-battery-elevator`)).status).toBe(200);
    expect(await service.stop()).toBe(0);
    folder.remove();
  }, 60_000);
});
