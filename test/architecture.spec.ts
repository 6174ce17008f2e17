import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..');
const depcruise = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');

interface Cruise {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly { readonly rule: { readonly name: string }; readonly from: string; readonly to: string }[];
  };
}

function cruise(cwd: string): Cruise {
  const args = [depcruise, 'apps', 'libs', '--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json'];
  try {
    return JSON.parse(
      execFileSync(process.execPath, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'] }),
    ) as Cruise;
  } catch (error) {
    // A cruise that finds violations exits with their number and prints them all the same.
    return JSON.parse((error as { stdout: string }).stdout) as Cruise;
  }
}

describe('the direction of dependencies', () => {
  it('holds over the whole source', () => {
    const { modules, summary } = cruise(root);
    const own = modules.filter(({ source }) => /^(apps|libs)\//.test(source));
    expect(own.length).toBeGreaterThan(100);
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  }, 60_000);

  it('is noticed when it is broken, rule by rule', () => {
    const { summary } = cruise(join(__dirname, 'fixtures', 'architecture'));
    const broken = new Set(summary.violations.map(({ rule }) => rule.name));
    const rules = (require(join(root, '.dependency-cruiser.cjs')) as { forbidden: readonly { name: string }[] }).forbidden;
    expect(rules.map(({ name }) => name).filter((name) => !broken.has(name))).toEqual([]);
  }, 60_000);
});

describe('pure libs', () => {
  const pure = ['korea', 'eligibility', 'ranking', 'contracts', 'catalogue', 'match-index', 'telling'];

  it.each(pure)('%s never reads a clock or chance', (lib) => {
    const files = readdirSync(join(root, 'libs', lib, 'src'), { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'),
    );
    expect(files.length).toBeGreaterThan(3);
    const readers = files.filter((file) =>
      /\bDate\.now\b|new Date\(\s*\)|Temporal\.Now|Math\.random|process\.|performance\.now/.test(
        readFileSync(join(root, 'libs', lib, 'src', file), 'utf8'),
      ),
    );
    expect(readers).toEqual([]);
  });
});

describe('nest-cli.json', () => {
  it('names every app and every lib', () => {
    const { projects } = JSON.parse(readFileSync(join(root, 'nest-cli.json'), 'utf8')) as { projects: Record<string, { root: string }> };
    const folders = ['apps', 'libs'].flatMap((place) => readdirSync(join(root, place)).map((name) => `${place}/${name}`));
    expect(
      Object.values(projects)
        .map((project) => project.root)
        .sort(),
    ).toEqual(folders.sort());
  });
});
