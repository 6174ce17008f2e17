export interface WrongVariable {
  readonly name: string;
  readonly expects: string;
}

/** The environment is wrong: the process must not start. Values are not repeated, as some are secrets. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  constructor(readonly wrong: readonly WrongVariable[]) {
    super(
      ['Ieum cannot start: the configuration is wrong.', ...wrong.map(({ name, expects }) => `  ${name}: expects ${expects}`)].join('\n'),
    );
  }
}
