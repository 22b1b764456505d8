import { ConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { parse } from 'yaml';
import { APPLICATION_HEALTH_LUA } from './applicationHealthLua';
import { healthFiles } from './healthFiles';
import { RAY_CLUSTER_HEALTH_LUA } from './rayClusterHealthLua';

describe('healthFiles', () => {
  const files = healthFiles({ namespace: 'gitops' });

  it('are patches of argocd-cm that hold the very scripts', () => {
    expect(files.map(({ content, path }) => [path, parse(content)])).toEqual([
      [
        'argocd/argocd-cm-health-raycluster.yaml',
        {
          data: {
            'resource.customizations.health.ray.io_RayCluster':
              RAY_CLUSTER_HEALTH_LUA,
          },
        },
      ],
      [
        'argocd/argocd-cm-health-application.yaml',
        {
          data: {
            'resource.customizations.health.argoproj.io_Application':
              APPLICATION_HEALTH_LUA,
          },
        },
      ],
    ]);
  });

  it('are data that a ConfigMap takes', () => {
    for (const { content } of files) {
      const whole = new ConfigMap({
        metadata: { name: 'argocd-cm' },
        ...parse(content),
      });
      expect(() => whole.validate()).not.toThrow();
    }
  });

  it('are for the namespace that Argo CD itself runs in', () => {
    const [file] = healthFiles({
      namespace: 'ml-team',
      controllerNamespace: 'argocd',
    });
    expect(file?.content).toContain('argocd-cm --namespace argocd --type');
  });

  it('are no objects, are skipped by Argo CD, and say how to apply them', () => {
    for (const { content, path } of files) {
      expect(content).not.toMatch(/^kind:/m);
      expect(content).toMatch(/^# \+argocd:skip-file-rendering$/m);
      expect(content).toContain(
        `kubectl patch configmap argocd-cm --namespace gitops --type merge --patch-file ${path}`,
      );
    }
  });
});
