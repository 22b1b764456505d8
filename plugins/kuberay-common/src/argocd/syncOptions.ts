/** `Replace=true` → Replace, true; the last of two wins. */
export function readSyncOptions(
  options: readonly string[],
): ReadonlyMap<string, string> {
  return new Map(
    options.map((option): [string, string] => {
      const [name = '', ...value] = option.trim().split('=');
      return [name, value.join('=')];
    }),
  );
}
