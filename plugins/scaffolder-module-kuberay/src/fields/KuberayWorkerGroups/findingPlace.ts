import type { RuleFinding } from 'backstage-plugin-kuberay-common/gitops';

/** Where a finding belongs in the form. */
export type FindingPlace =
  | {
      kind: 'group';
      index: number;
      /** Inside the group, e.g. `resources.limits.cpu`; empty for the group as a whole. */
      path: string;
    }
  | { kind: 'groups' }
  | { kind: 'elsewhere' };

const GROUP = /^workerGroups\[([0-9]+)\](?:\.?)(.*)$/s;

/** Reads the path of a finding, e.g. `workerGroups[1].maxReplicas`. */
export function findingPlace({ path }: RuleFinding): FindingPlace {
  const [, index, rest] = GROUP.exec(path) ?? [];
  if (index !== undefined) {
    return { kind: 'group', index: Number(index), path: rest };
  }
  return /^workerGroups(\.|$)/.test(path)
    ? { kind: 'groups' }
    : { kind: 'elsewhere' };
}

/** The findings about one group, with their paths inside it. */
export function findingsOfGroup(
  findings: readonly RuleFinding[],
  index: number,
): RuleFinding[] {
  return findings.flatMap(finding => {
    const place = findingPlace(finding);
    return place.kind === 'group' && place.index === index
      ? [{ ...finding, path: place.path }]
      : [];
  });
}

/** Whether a path is that of an input or of something in it. */
export function isWithin(path: string, input: string): boolean {
  return (
    path === input ||
    path.startsWith(`${input}.`) ||
    path.startsWith(`${input}[`)
  );
}

/** The sentence of a finding and the way out. */
export function sentenceOf({ message, remedy }: RuleFinding): string {
  return [message, remedy]
    .filter(sentence => sentence !== '')
    .map(sentence => (/[.!?…]$/.test(sentence) ? sentence : `${sentence}.`))
    .join(' ');
}
