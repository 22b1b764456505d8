import { GUARD } from '../cleanUp/Inventory';
import { paths } from '../kube/paths';
import { expectSoon } from './expectSoon';
import type { WalkContext } from './WalkContext';
import type { ClusterWalk } from './walkPlan';
import { clusterFacts } from './workerCounts';

const GONE = 'Application, RayCluster and pods are gone';

/** Taken out of Git by the action: Argo CD deletes it, and the view says so. */
export async function retireCluster(
  context: WalkContext,
  walk: ClusterWalk,
): Promise<void> {
  const { kube, parameters, portal, report, signal } = context;
  const { entityRef, guarded, name, rayCluster } = walk;
  const { argocdNamespace, namespace } = parameters;
  await report.stage(`${name} is retired`, async stage => {
    await portal.runTask(`${name}-retire`, signal);
    const gone = guarded ? `${GONE}, and the replica guard` : GONE;
    await expectSoon(context, stage, {
      expected: gone,
      throughGit: true,
      look: async () => {
        const application = await kube.get(
          paths.application({ namespace: argocdNamespace, name }),
        );
        const live = await kube.get(
          paths.rayCluster({ namespace, name: rayCluster }),
        );
        const pods = (await kube.list(paths.pods(namespace))).filter(
          ({ metadata }) => metadata.labels?.['ray.io/cluster'] === rayCluster,
        );
        const guard = guarded && (await kube.get(`${paths.policies}/${GUARD}`));
        const left = [
          ...(application ? ['Application'] : []),
          ...(live ? ['RayCluster'] : []),
          ...(pods.length > 0 ? [`${pods.length} pods`] : []),
          ...(guard ? ['replica guard'] : []),
        ];
        return left.length > 0 ? `still there: ${left.join(', ')}` : gone;
      },
    });
    await expectSoon(context, stage, {
      expected: 'the view says Missing, no Application',
      look: async () => {
        const { phase, sync } = clusterFacts(
          await portal.view(entityRef, signal),
        );
        return `the view says ${phase}, ${sync}`;
      },
    });
  });
}
