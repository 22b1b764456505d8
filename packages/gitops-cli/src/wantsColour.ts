/**
 * Whether to show colours: on a terminal, and elsewhere where `FORCE_COLOR` asks for them as CI systems do;
 * never with `NO_COLOR`.
 */
export function wantsColour(
  environment: Partial<Record<string, string>>,
  isTerminal: boolean,
): boolean {
  const { FORCE_COLOR: forced, NO_COLOR: unwanted } = environment;
  if (unwanted) {
    return false;
  }
  return forced ? !['0', 'false'].includes(forced) : isTerminal;
}
