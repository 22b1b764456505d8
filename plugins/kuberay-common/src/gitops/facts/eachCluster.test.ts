import {
  aClusterManifest,
  anIgnoreRule,
} from '../rules/__fixtures__/aClusterManifest';
import { seen } from '../rules/__fixtures__/seen';
import { r2IgnoredCluster } from '../rules/r2IgnoredCluster';
import { r3IgnoredFields } from '../rules/r3IgnoredFields';
import { r14Fields } from '../rules/r14Fields';
import { r15Operations } from '../rules/r15Operations';
import { eachCluster } from './eachCluster';
import { readStackFacts } from './readStackFacts';

function source(releaseName: string, head: object, values: object = {}) {
  return {
    repoURL: 'https://ray-project.github.io/kuberay-helm/',
    chart: 'ray-cluster',
    targetRevision: '1.5.1',
    helm: { releaseName, valuesObject: { head, ...values } },
  };
}

/** `scaled` has an autoscaler and is ignored as it should be, `fixed` has none. */
function twoClusters(more: { fixed?: object; ignored?: string[] } = {}) {
  const { fixed, ignored = ['scaled-kuberay'] } = more;
  return aClusterManifest({
    spec: {
      source: undefined,
      sources: [
        source('fixed', {}, fixed),
        source('scaled', { enableInTreeAutoscaling: true }),
      ],
      ignoreDifferences: ignored.map(name => anIgnoreRule({ name })),
    },
  });
}

function codes(manifest: object) {
  return [r2IgnoredCluster, r3IgnoredFields].flatMap(rule =>
    seen(rule, [manifest])
      .filter(([, severity]) => severity !== 'info')
      .map(([code]) => code),
  );
}

describe('eachCluster', () => {
  it('gives nothing for an Application without a RayCluster, and one for one', () => {
    const { applications } = readStackFacts([
      aClusterManifest({ spec: { source: undefined } }),
      aClusterManifest(),
    ]);
    expect(
      applications.map(application =>
        eachCluster(application).map(({ cluster }) => cluster.name),
      ),
    ).toEqual([[], ['demo-kuberay']]);
  });

  it('leaves to each of two RayClusters what is ignored of it', () => {
    expect(codes(twoClusters())).toEqual([]);
    expect(codes(twoClusters({ ignored: [] }))).toEqual([
      'replicas-not-ignored',
      'scale-strategy-not-ignored',
    ]);
    expect(codes(twoClusters({ ignored: ['fixed-kuberay'] }))).toEqual([
      'replicas-ignored-without-autoscaler',
      'replicas-not-ignored',
      'scale-strategy-not-ignored',
    ]);
  });

  it('refuses a name that none of the two has', () => {
    expect(codes(twoClusters({ ignored: ['other'] }))).toContain(
      'ignore-rule-misses-cluster',
    );
  });

  it('tells once what is true of the Application, and of values whose they are', () => {
    const manifest = twoClusters({ fixed: { worker: { replicas: null } } });
    expect(seen(r15Operations, [manifest]).map(([code]) => code)).toEqual(
      seen(r15Operations, [aClusterManifest()]).map(([code]) => code),
    );
    expect(seen(r14Fields, [manifest]).map(([, , path]) => path)).toEqual([
      'worker.replicas',
    ]);
  });
});
