import { CLUSTER_NAME } from '../portal/portalConfig';
import type { Stage } from '../report/Report';
import { expectSoon } from './expectSoon';
import type { WalkContext } from './WalkContext';

/** The backend reads the cluster, with the credentials of the kubeconfig. */
export async function expectBackend(
  context: WalkContext,
  stage: Stage,
): Promise<void> {
  await expectSoon(context, stage, {
    expected: 'the backend reads the cluster',
    look: async () => {
      const { sources } = await context.portal.sources(context.signal);
      const source = sources.find(({ cluster }) => cluster === CLUSTER_NAME);
      const { freshness } = source ?? {};
      if (freshness?.state === 'live') {
        return 'the backend reads the cluster';
      }
      return freshness && 'problem' in freshness
        ? freshness.problem.message
        : `the backend: ${freshness?.state ?? 'knows no cluster yet'}`;
    },
  });
}
