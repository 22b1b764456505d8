import type { PlatformInput } from '../applications/platformInput';
import { quote } from './quote';
import type { RuleFinding } from './RuleFinding';

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** R1, the part that every Application has: namespaces are DNS labels. */
export function r1Namespaces(input: PlatformInput): RuleFinding[] {
  const { argocd, destination } = input;
  const namespaces: Array<[path: string, namespace: string | undefined]> = [
    ['argocd.namespace', argocd.namespace],
    ['destination.namespace', destination.namespace],
    ['destination.operatorNamespace', destination.operatorNamespace],
  ];
  return namespaces.flatMap(([path, namespace]) =>
    namespace === undefined || DNS_LABEL.test(namespace)
      ? []
      : [
          {
            rule: 'R1' as const,
            severity: 'error' as const,
            path,
            message: `${quote(namespace)} is not a namespace`,
            remedy:
              'Use lower-case letters, digits and "-", at most 63 characters, and begin and end with a letter or digit',
          },
        ],
  );
}
