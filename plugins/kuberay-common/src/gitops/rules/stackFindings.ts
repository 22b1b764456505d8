import { readStackFacts } from '../facts/readStackFacts';
import type { ManifestFile } from '../RayStack';
import { observe } from './allRules';
import { inputFindings } from './inputFindings';
import type { Observation } from './Observation';
import { r1Namespaces } from './r1Namespaces';
import type { RuleFinding } from './RuleFinding';
import type { StackFindingsInput } from './StackFindingsInput';
import { toInputPath } from './toInputPath';

/**
 * Every rule on what is generated, each finding by the input that it comes from.
 *
 * @param manifests - Applications, ApplicationSets, policies and bindings as plain data.
 * @param files - Where values are not in the manifests: the files that hold them.
 *
 * @public
 */
export function stackFindings(
  input: StackFindingsInput,
  manifests: readonly object[],
  files: readonly ManifestFile[] = [],
): RuleFinding[] {
  const facts = readStackFacts(manifests, path =>
    files.find(file => path === file.path || path.endsWith(`/${file.path}`)),
  );
  const observations = observe({
    ...facts,
    together: true,
    crdsVersion: input.versions.kuberay,
    kubernetesVersion: input.destination.kubernetesVersion,
  });
  const findings = withoutRepetition([
    ...inputFindings(input),
    ...r1Namespaces(input),
    ...observations
      .filter(observation => isNews(input, observation))
      .map(observation => toFinding(input, observation)),
  ]);
  return findings.sort(
    (left, right) => ruleNumber(left.rule) - ruleNumber(right.rule),
  );
}

/** `schema` comes first. */
function ruleNumber(rule: RuleFinding['rule']): number {
  return Number(/[0-9]+$/.exec(rule)?.[0] ?? 0);
}

/** Whether the rule tells more than what the input decided on purpose, or what generating takes care of. */
function isNews(
  { profile, root }: StackFindingsInput,
  { code }: Observation,
): boolean {
  switch (code) {
    case 'ignore-rule-coupled':
    case 'values-file-not-found':
      return false;
    case 'finalizer-missing':
      return profile === 'ray-docs';
    case 'waves-do-not-wait':
      return root !== undefined && root.kind !== 'none';
    default:
      return true;
  }
}

function toFinding(
  input: StackFindingsInput,
  observation: Observation,
): RuleFinding {
  const { code, message, remedy, rule, severity } = observation;
  return {
    rule,
    code,
    severity,
    path: toInputPath(input, observation),
    message,
    remedy,
  };
}

/** Several manifests repeat what one input says. */
function withoutRepetition(findings: readonly RuleFinding[]): RuleFinding[] {
  const seen = new Set<string>();
  return findings.filter(({ code, path }) => {
    const key = JSON.stringify([code, path]);
    const first = !seen.has(key);
    seen.add(key);
    return first;
  });
}
