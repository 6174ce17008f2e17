import { time } from './report.js';
import { directions, type Result } from './results.js';

const width = 860;
const [left, right] = [170, 150];
const [barHeight, gap, panelHead] = [20, 8, 46];
const titles = { 'firm-to-programmes': 'One firm → all its programmes', 'programme-to-firms': 'One programme → all its firms' } as const;

/** Both directions as bars on one logarithmic scale: median milliseconds of each engine. SVG that stands by itself. */
export function chartOf({ firms, programmes, rows, date, load }: Result): string {
  const times = rows.map(({ medianMs }) => medianMs);
  const [low, high] = [Math.floor(Math.log10(Math.min(...times))), Math.ceil(Math.log10(Math.max(...times)))];
  const x = (ms: number) => left + ((Math.log10(ms) - low) / (high - low)) * (width - left - right);
  const decades = Array.from({ length: high - low + 1 }, (_, at) => low + at);
  const parts: string[] = [];
  let y = 64;
  for (const direction of directions) {
    const own = rows.filter((row) => row.direction === direction).sort((a, b) => a.medianMs - b.medianMs);
    const bottom = y + panelHead + own.length * (barHeight + gap);
    parts.push(`<text x="16" y="${y + 16}" class="panel">${titles[direction]}</text>`);
    for (const decade of decades) {
      const at = x(10 ** decade).toFixed(1);
      parts.push(`<line x1="${at}" y1="${y + panelHead - 6}" x2="${at}" y2="${bottom - gap + 4}" class="grid"/>`);
      parts.push(`<text x="${at}" y="${y + panelHead - 12}" class="tick">${decadeName(decade)}</text>`);
    }
    own.forEach(({ engine, medianMs, scaled, answersEqual }, index) => {
      const top = y + panelHead + index * (barHeight + gap);
      const kind = engine.startsWith('index') ? 'own' : 'peer';
      const note = `${time(medianMs)} ms${scaled ? ' (scaled)' : ''}${answersEqual ? '' : ' WRONG'}`;
      parts.push(`<text x="${left - 10}" y="${top + 15}" class="name">${engine}</text>`);
      parts.push(
        `<rect x="${left}" y="${top}" width="${Math.max(1, x(medianMs) - left).toFixed(1)}" height="${barHeight}" rx="2" class="${kind}"/>`,
      );
      parts.push(`<text x="${(x(medianMs) + 6).toFixed(1)}" y="${top + 15}" class="value">${note}</text>`);
    });
    y = bottom + 18;
  }
  const size = `${firms.toLocaleString('en')} firms, ${programmes.toLocaleString('en')} programmes`;
  const said = directions
    .map((direction) => {
      const own = rows.filter((row) => row.direction === direction);
      return `${titles[direction]}: ${own.map(({ engine, medianMs }) => `${engine} ${time(medianMs)} ms`).join(', ')}.`;
    })
    .join(' ');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y + 8}" width="${width}" height="${y + 8}" role="img" aria-labelledby="title desc">
<title id="title">Median time for one question by engine, ${size}</title>
<desc id="desc">Bars on a logarithmic scale. ${said}</desc>
<style>
text { font: 13px system-ui, sans-serif; fill: #1f2933; }
.head { font-size: 16px; font-weight: 600; }
.panel { font-size: 14px; font-weight: 600; }
.small, .tick { font-size: 11px; fill: #52606d; }
.tick { text-anchor: middle; }
.name { text-anchor: end; }
.grid { stroke: #d9e0e6; }
.own { fill: #0b6e4f; }
.peer { fill: #8a99a8; }
</style>
<rect width="100%" height="100%" fill="#ffffff"/>
<text x="16" y="26" class="head">Median time for one question, ${size}</text>
<text x="16" y="46" class="small">Logarithmic scale, shorter is better. ${date.slice(0, 10)}, load average ${load.start.toFixed(1)} to ${load.end.toFixed(1)}.</text>
${parts.join('\n')}
</svg>
`;
}

function decadeName(decade: number): string {
  const [unit, exponent] = decade < 0 ? ['µs', decade + 3] : decade < 3 ? ['ms', decade] : ['s', decade - 3];
  const count = 10 ** exponent;
  return `${count >= 1 ? count : count.toFixed(-exponent)} ${unit}`;
}
