/**
 * Whether kubectl found nothing where a command looks: a path without a value, a column that has `<none>` in every row, or
 * no object. A misspelt path looks the same and ends with code 0.
 */
export function printsNothing(output: string): boolean {
  const [header, ...rows] = output.trim().split('\n');
  if (header === '' || header.startsWith('No resources found')) {
    return true;
  }
  const columns = /^[A-Z][A-Z-]*(?: +[A-Z][A-Z-]*)*$/.test(header)
    ? [...header.matchAll(/\S+/g)].map(({ index }) => index)
    : [];
  return columns.some((start, column) =>
    rows.every(
      row => row.slice(start, columns[column + 1]).trim() === '<none>',
    ),
  );
}

/** What only a cluster with that trouble has; the one that the commands look at is well. */
const ONLY_IN_TROUBLE = [
  '.status.conditions[*]}{.type}: {.message}',
  '@.requiresPruning==true',
  'raycluster "$CLUSTER" -o jsonpath=\'{.metadata.deletionTimestamp} {.metadata.finalizers}',
  'raycluster "$CLUSTER" -o jsonpath=\'{.metadata.finalizers}',
  'io/sync-options',
  'GATES:.spec.schedulingGates',
  'get applications -A --show-labels',
];

/** Whether a command looks for a trouble that the cluster of the pages does not have. */
export function looksForTrouble(command: string): boolean {
  return ONLY_IN_TROUBLE.some(part => command.includes(part));
}
