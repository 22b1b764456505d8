import { mockApis } from '@backstage/frontend-test-utils';
import { listRefs, templateRefs } from './templateRefs';

const read = (templates?: Record<string, string>) =>
  templateRefs(
    mockApis.config({ data: templates ? { kuberay: { templates } } : {} }),
  );

describe('templateRefs', () => {
  it('are those that come with KubeRay for Backstage', () => {
    expect(listRefs(read())).toEqual([
      'template:default/ray-on-argocd',
      'template:default/ray-cluster-change',
      'template:default/ray-cluster-retire',
    ]);
  });

  it('are those of the configuration, one template for two purposes once', () => {
    const ours = 'template:platform/ray';
    expect(
      listRefs(read({ create: ours, change: ours, retire: 'bye' })),
    ).toEqual(['template:platform/ray', 'template:default/bye']);
  });

  it('refuses what is no entity ref', () => {
    expect(() => read({ change: 'template:default/' })).toThrow(TypeError);
  });
});
