import { namedParameters } from './parameterNames';

/** The parameters as the table of `docs/live-check.md`. */
export function parametersTable(): string {
  const rows = namedParameters().map(
    ({ flag, variable, isFlag, description, defaultValue }) => {
      const shown = isFlag && defaultValue !== false ? `[no-]${flag}` : flag;
      const standard =
        defaultValue === undefined || isFlag ? '' : `\`${defaultValue}\``;
      return `| \`--${shown}\`<br>\`${variable}\` | ${description} | ${standard} |`;
    },
  );
  return [
    '| flag, variable | meaning | unless given |',
    '| --- | --- | --- |',
    ...rows,
  ].join('\n');
}
