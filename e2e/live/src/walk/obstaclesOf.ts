import type { Inventory } from '../cleanUp/Inventory';
import { CRDS_APPLICATION, OPERATOR_APPLICATION } from '../cleanUp/Inventory';
import type { Parameters } from '../parameters/parametersSchema';
import type { InstalledOperator } from './InstalledOperator';
import { watchesNamespace } from './InstalledOperator';

/** What preflight has found. */
export interface Found {
  before: Inventory;
  operators: readonly InstalledOperator[];
  /** `Kind name` of what the check needs and what is being deleted. */
  terminating: readonly string[];
}

/** What is there and would be taken for the check's own, or is missing although it is to be reused. */
export function obstaclesOf(
  { before, operators, terminating }: Found,
  parameters: Pick<Parameters, 'namespace' | 'reuseCrds' | 'reuseOperator'>,
): string[] {
  const { namespace, reuseCrds, reuseOperator } = parameters;
  const [definition] = before.CustomResourceDefinition;
  const taken = applicationsOfOthers(before, parameters);
  const mine = [...taken.ours, ...before.RayCluster];
  const ofKuberay = [
    ...(definition !== undefined && !reuseCrds && !reuseOperator
      ? [`CustomResourceDefinition ${definition}`]
      : []),
    ...(reuseOperator ? [] : operators.slice(0, 1)).map(
      ({ name }) => `operator ${name}`,
    ),
    ...taken.platform.map(name => `Application ${name}`),
  ];
  return [
    ...terminating.map(
      each => `${each} is being deleted; wait until it is gone`,
    ),
    ...(mine.length > 0
      ? [
          `there is ${mine.join(
            ', ',
          )} already; remove what an earlier run has left, or choose another --name`,
        ]
      : []),
    ...(ofKuberay.length > 0
      ? [
          `KubeRay is installed already (${ofKuberay.join(
            ', ',
          )}); --reuse-operator uses CRDs and operator as they are, --reuse-crds the CRDs alone`,
        ]
      : []),
    ...((reuseCrds || reuseOperator) && definition === undefined
      ? ['there are no CRDs of KubeRay to be reused']
      : []),
    ...(reuseOperator ? unwatched(operators, namespace) : []),
  ];
}

function applicationsOfOthers(
  { Application }: Inventory,
  parameters: Pick<Parameters, 'reuseCrds' | 'reuseOperator'>,
): { ours: string[]; platform: string[] } {
  const { reuseCrds, reuseOperator } = parameters;
  const platform = [CRDS_APPLICATION, OPERATOR_APPLICATION];
  const reused = [
    ...(reuseCrds || reuseOperator ? [CRDS_APPLICATION] : []),
    ...(reuseOperator ? [OPERATOR_APPLICATION] : []),
  ];
  const taken = Application.filter(name => !reused.includes(name));
  return {
    ours: taken.filter(name => !platform.includes(name)),
    platform: taken.filter(name => platform.includes(name)),
  };
}

/** An operator that runs outside of the cluster cannot be seen here, and is trusted. */
function unwatched(
  operators: readonly InstalledOperator[],
  namespace: string,
): string[] {
  if (operators.some(operator => watchesNamespace(operator, namespace))) {
    return [];
  }
  return operators.map(
    ({ name, watched = [] }) =>
      `operator ${name} does not look at namespace ${namespace}, but at ${watched.join(
        ', ',
      )}; choose one of those by --namespace`,
  );
}
