import { aFoundApplication, told } from './__testUtils__/aFoundApplication';

import { findClusterReplaced } from './clusterReplaced';

const withOptions = (...syncOptions: string[]) =>
  aFoundApplication({ record: { syncOptions } });

describe('findClusterReplaced', () => {
  it.each(['Replace', 'Force'])('says what %s=true loses', option => {
    expect(told(findClusterReplaced(withOptions(`${option}=true`)))).toEqual([
      `error configuration cluster-replaced: With ${option}=true each sync of demo writes the RayCluster anew: the autoscaler's counts are lost, whether there is a replica guard or not. => Remove ${option}=true from spec.syncPolicy.syncOptions of demo.`,
    ]);
  });

  it('finds the option on the RayCluster itself', () => {
    const found = aFoundApplication({
      record: { rayClusterSyncOptions: ['Replace=true'] },
    });
    expect(findClusterReplaced(found)[0].remedy).toBe(
      'Remove Replace=true from the annotation argocd.argoproj.io/sync-options in the Helm value annotations.',
    );
  });

  it('says nothing of the options that a RayCluster should have', () => {
    expect(
      findClusterReplaced(
        withOptions('CreateNamespace=true', 'ApplyOutOfSyncOnly=true'),
      ),
    ).toEqual([]);
    expect(findClusterReplaced(withOptions('Replace=false'))).toEqual([]);
  });
});
