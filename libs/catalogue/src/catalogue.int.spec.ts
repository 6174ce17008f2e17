import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { checkCatalogue, type CatalogueFile, type CatalogueInput } from './index.js';

const seeds = join(__dirname, '..', '..', '..', 'seeds');

function yaml(file: string): CatalogueFile {
  return { file, data: parse(readFileSync(join(seeds, file), 'utf8')) as unknown };
}

function seededCatalogue(): CatalogueInput {
  return {
    plan: { id: 'plan-2024', lines: readFileSync(join(seeds, 'sources', 'plan-2024.txt'), 'utf8').split('\n') },
    programmes: readdirSync(join(seeds, 'programs')).map((name) => yaml(`programs/${name}`)),
    noProgrammes: yaml('plan-2024.not-programmes.yaml'),
  };
}

describe('the catalogue of the 2024 plan', () => {
  const report = checkCatalogue(seededCatalogue());

  it('is borne out by the lines it cites', () => {
    expect(report.findings).toEqual([]);
    expect(report.readings.length).toBeGreaterThan(500);
  });

  it('counts every chapter, and every programme once', () => {
    expect(report.statistics.map(({ code }) => code)).toEqual(['Ⅲ-1', 'Ⅲ-2', 'Ⅲ-3', 'Ⅲ-4', 'IV', 'V']);
    expect(report.statistics.reduce((sum, { programmes }) => sum + programmes, 0)).toBe(seededCatalogue().programmes.length);
  });

  it.each([
    ['a won more', (text: string) => text.replace('amount: 250000000', 'amount: 250000001'), '/budget/amount'],
    ['a county that is not said', (text: string) => text.replace('quote: 충주시 소재', 'quote: 제천시 소재'), '/rule/all/0/quote'],
    ['another line', (text: string) => text.replace('lines: [1189, 1220]', 'lines: [1189, 1218]'), '/host/department'],
    ['a count', (text: string) => text.replaceAll('count: 5', 'count: 6'), '/supports/1/quota'],
  ])('would be refused with %s', (_, change, path) => {
    const file = 'programs/chungju-battery-elevator.yaml';
    const text = readFileSync(join(seeds, file), 'utf8');
    const input = seededCatalogue();
    const programmes = input.programmes.map((each) => (each.file === file ? { file, data: parse(change(text)) as unknown } : each));
    expect(change(text)).not.toBe(text);
    const { findings } = checkCatalogue({ ...input, programmes });
    expect(findings).toContainEqual(expect.objectContaining({ file, path }));
  });
});
