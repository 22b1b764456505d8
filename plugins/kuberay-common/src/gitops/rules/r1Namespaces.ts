import { isDnsLabel, NAMESPACE_REMEDY } from './isDnsLabel';
import { quote } from './quote';
import type { RuleFinding } from './RuleFinding';
import type { StackFindingsInput } from './StackFindingsInput';

/** R1 on what every input has: the manifest of one part does not show all of its namespaces. */
export function r1Namespaces(input: StackFindingsInput): RuleFinding[] {
  const { argocd, destination } = input;
  const namespaces: Array<[path: string, namespace: string | undefined]> = [
    ['argocd.namespace', argocd.namespace],
    ['destination.namespace', destination.namespace],
    ['destination.operatorNamespace', destination.operatorNamespace],
  ];
  return namespaces.flatMap(([path, namespace]) =>
    namespace === undefined || isDnsLabel(namespace)
      ? []
      : [
          {
            rule: 'R1' as const,
            code: 'namespace-invalid',
            severity: 'error' as const,
            path,
            message: `${quote(namespace)} is not a namespace`,
            remedy: NAMESPACE_REMEDY,
          },
        ],
  );
}
