import { LoggerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';

/** Kubernetes keeps these for itself: kube-system, kube-public, kube-node-lease and what comes after them. */
const SYSTEM = /^kube-/;

/** Not wrong, but seldom meant. */
const UNUSUAL = new Set(['default', 'argocd']);

/**
 * Ray runs the code of its users, and must not do so beside what holds a Kubernetes cluster together.
 *
 * @throws InputError that names the input
 */
export function refuseSystemNamespaces(
  generator: {
    destination?: { namespace?: string; operatorNamespace?: string };
  },
  logger: LoggerService,
): void {
  const { namespace, operatorNamespace } = generator.destination ?? {};
  for (const [input, value] of [
    ['destination.namespace', namespace],
    ['destination.operatorNamespace', operatorNamespace],
  ]) {
    if (value !== undefined && SYSTEM.test(value)) {
      throw new InputError(
        `${input}: ${JSON.stringify(
          value,
        )} belongs to Kubernetes itself; choose a namespace for Ray alone`,
      );
    }
    if (value !== undefined && UNUSUAL.has(value)) {
      logger.warn(
        `${input}: ${JSON.stringify(
          value,
        )} is shared with other things; a namespace for Ray alone can be given its own quotas and rights`,
      );
    }
  }
}
