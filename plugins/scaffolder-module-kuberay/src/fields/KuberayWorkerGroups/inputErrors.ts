import type { RuleFinding } from 'backstage-plugin-kuberay-common/gitops';
import { isWithin, sentenceOf } from './findingPlace';

/** Inputs at which an error can stand; the second list is behind "More". */
const FIRST_INPUTS = [
  'name',
  'minReplicas',
  'maxReplicas',
  'cpu',
  'memory',
  'gpu',
] as const;

const MORE_INPUTS = [
  'replicas',
  'numOfHosts',
  'gpuResource',
  'tpu',
  'image',
  'resources.requests',
  'resources.limits',
  'nodeSelector',
  'tolerations',
  'env',
  'rayStartParams',
  'labels',
  'annotations',
  'serviceAccountName',
  'priorityClassName',
] as const;

/** Keys of a group that the editor shows. */
export const EDITED_KEYS: readonly string[] = [
  ...FIRST_INPUTS,
  ...MORE_INPUTS.map(input => input.split('.')[0]),
  'customResource',
];

/** The sentences that an input shows: its errors, and those of what is in it. */
export function errorsAt(
  findings: readonly RuleFinding[],
  input: string,
): string[] {
  return findings
    .filter(
      ({ severity, path }) => severity === 'error' && isWithin(path, input),
    )
    .map(finding =>
      finding.path === input
        ? sentenceOf(finding)
        : `${finding.path.slice(input.length).replace(/^\./, '')}: ${sentenceOf(
            finding,
          )}`,
    );
}

/** Whether a finding about a group stands at one of its inputs. */
export function isShownAtInput({ severity, path }: RuleFinding): boolean {
  return (
    severity === 'error' &&
    [...FIRST_INPUTS, ...MORE_INPUTS].some(input => isWithin(path, input))
  );
}

/** How many errors a closed "More" would hide. */
export function errorsInMore(findings: readonly RuleFinding[]): number {
  return findings.filter(
    ({ severity, path }) =>
      severity === 'error' && MORE_INPUTS.some(input => isWithin(path, input)),
  ).length;
}

/** Errors about a list and about its items as a whole, e.g. `tolerations[0]`; those about an item's own keys stand there. */
export function errorsOfItems(
  findings: readonly RuleFinding[],
  list: string,
): { ofList: string[]; ofItem: (index: number) => string[] } {
  const exactly = (path: string) =>
    findings
      .filter(finding => finding.severity === 'error' && finding.path === path)
      .map(sentenceOf);
  return {
    ofList: exactly(list),
    ofItem: index => exactly(`${list}[${index}]`),
  };
}
