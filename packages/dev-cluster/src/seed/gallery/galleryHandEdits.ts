import { groupsOf, setMaximum, suspend } from '../HandEdit';
import type { HandEdit, HandPatch } from '../HandEdit';

const OLD_GROUP = 'stress-tests';

/** States that no Git repository holds. */
export const galleryHandEdits: readonly HandEdit[] = [
  {
    namespace: 'ds-notebooks',
    name: 'notebook-pool-kuberay',
    patches: [suspend],
  },
  {
    namespace: 'risk-credit',
    name: 'credit-scoring-kuberay',
    patches: [setMaximum('scorers', 300)],
  },
  {
    // Somebody submits work.
    namespace: 'ds-forecasting',
    name: 'forecasting-kuberay',
    patches: [
      () => ({
        body: {
          metadata: {
            annotations: {
              'dev-cluster.kuberay.io/load': 'forecasters=constant(14)',
            },
          },
        },
        type: 'merge',
      }),
    ],
  },
  {
    namespace: 'risk-market',
    name: 'var-simulation-kuberay',
    patches: [addOldGroup, removeOldGroup],
  },
];

/** A group like the first one. */
function addOldGroup(live: Parameters<HandPatch>[0]): ReturnType<HandPatch> {
  const [first] = groupsOf(live);
  return (
    first && {
      body: [
        {
          op: 'add',
          path: '/spec/workerGroupSpecs/-',
          value: {
            ...first,
            groupName: OLD_GROUP,
            replicas: 2,
            minReplicas: 0,
          },
        },
      ],
      type: 'json',
    }
  );
}

/** The operator leaves the pods of a group alone that is taken away. */
function removeOldGroup(live: Parameters<HandPatch>[0]): ReturnType<HandPatch> {
  const index = groupsOf(live).findIndex(
    ({ groupName }) => groupName === OLD_GROUP,
  );
  return index < 0
    ? undefined
    : {
        body: [{ op: 'remove', path: `/spec/workerGroupSpecs/${index}` }],
        type: 'json',
      };
}
