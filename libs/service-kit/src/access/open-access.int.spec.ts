import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAccess } from './open-access.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ieum-access-'));
});
afterEach(() => rm(folder, { recursive: true }));

function store(kept: Record<string, string> = {}) {
  return {
    kept,
    setting: async (name: string) => kept[name] ?? null,
    keepSetting: async (name: string, value: string) => (kept[name] ??= value),
  };
}
const fileKey = async () => (JSON.parse(await readFile(join(folder, 'first-run.json'), 'utf8')) as { apiKey: string }).apiKey;

describe('the first staff key', () => {
  test('is made once, shown once, kept as a digest, and in clear only in a file of the owner', async () => {
    const documents = store();
    const shown: string[] = [];
    const dataFolder = join(folder, 'data');
    const first = await openAccess({ staffKey: null, dataFolder }, documents, (key) => shown.push(key));
    const second = await openAccess({ staffKey: null, dataFolder }, documents, (key) => shown.push(key));

    expect(shown).toHaveLength(1);
    const [key = ''] = shown;
    expect(key).toMatch(/^ieum_[0-9a-f]{12}\.[\w-]{43}$/);
    expect(JSON.stringify(documents.kept)).not.toContain(key.split('.')[1]);
    expect((await stat(join(dataFolder, 'first-run.json'))).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(join(dataFolder, 'first-run.json'), 'utf8'))).toEqual({ apiKey: key });
    expect(await readdir(dataFolder)).toEqual(['first-run.json']);
    for (const access of [first, second]) {
      expect(access.principalOf(`Bearer ${key}`)).toEqual({ kind: 'staff', by: key.slice('ieum_'.length).split('.')[0] });
      expect(access.principalOf(`Bearer ${key}x`)).toBeNull();
    }
  });

  test('a process that died after the file was written leaves nobody locked out', async () => {
    const dying = { ...store(), keepSetting: () => Promise.reject(new Error('killed')) };
    await expect(openAccess({ staffKey: null, dataFolder: folder }, dying, () => undefined)).rejects.toThrow('killed');
    const left = await fileKey();

    const shown: string[] = [];
    const access = await openAccess({ staffKey: null, dataFolder: folder }, store(), (key) => shown.push(key));
    expect(shown).toEqual([left]);
    expect(access.principalOf(`Bearer ${left}`)).not.toBeNull();
  });

  test('two processes that start at once on one folder and one store share one key', async () => {
    const documents = store();
    const accesses = await Promise.all([1, 2, 3].map(() => openAccess({ staffKey: null, dataFolder: folder }, documents, () => undefined)));
    const key = await fileKey();
    for (const access of accesses) expect(access.principalOf(`Bearer ${key}`)).not.toBeNull();
  });

  test('a first-run file that cannot be read is named', async () => {
    await writeFile(join(folder, 'first-run.json'), '{"apiKey":');
    await expect(openAccess({ staffKey: null, dataFolder: folder }, store(), () => undefined)).rejects.toThrow(/first-run\.json/);
  });

  test('a service that keeps nothing makes none', async () => {
    const access = await openAccess({ staffKey: null, dataFolder: folder }, null, () => {
      throw new Error('shown');
    });
    expect(access.principalOf('Bearer anything-at-all-here')).toBeNull();
    expect(await readdir(folder)).toEqual([]);
  });

  test('a configured key stands instead: nothing is made, written or kept', async () => {
    const documents = store({ 'staff-key': 'old:00' });
    const access = await openAccess({ staffKey: 'sixteen-chars-ok', dataFolder: folder }, documents, () => {
      throw new Error('shown');
    });
    expect(access.principalOf('Bearer sixteen-chars-ok')).toEqual({ kind: 'staff', by: 'staff' });
    for (const wrong of [undefined, '', 'Bearer ', 'Bearer sixteen-chars-no', 'Basic sixteen-chars-ok', 'sixteen-chars-ok']) {
      expect(access.principalOf(wrong)).toBeNull();
    }
    expect(await readdir(folder)).toEqual([]);
  });
});
