/**
 * What any Backstage says in the console, and nobody here can mend.
 * Material UI 4 and the scaffolder's form use what React deprecates; the template's home page asks the internet for jokes.
 */
const UPSTREAM = [
  /findDOMNode is deprecated/,
  /Support for defaultProps will be removed/,
  /validateDOMNesting/,
];

const OURS = /kuberay|ray-cluster|raycluster/i;

/** Console errors that are not known to be somebody else's. */
export function unknownErrors(errors: readonly string[]): string[] {
  return errors.filter(
    error => !UPSTREAM.some(known => known.test(error)) || OURS.test(error),
  );
}

/** Console errors that name us, for apps in which other plugins may fail. */
export function errorsOfOurs(errors: readonly string[]): string[] {
  return errors.filter(error => OURS.test(error));
}
