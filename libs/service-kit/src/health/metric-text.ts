export interface Sample {
  readonly suffix?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

/** One metric in the Prometheus text exposition format; nothing where there is no sample. */
export function writeMetric(name: string, help: string, type: string, samples: readonly Sample[]): string {
  if (samples.length === 0) return '';
  const lines = samples.map(({ suffix = '', labels = {}, value }) => `${name}${suffix}${writeLabels(labels)} ${value}\n`);
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`;
}

function writeLabels(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}="${value.replace(/[\\"\n]/g, escape)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function escape(character: string): string {
  return character === '\n' ? '\\n' : `\\${character}`;
}
