import type { PodView, RayClusterView } from 'backstage-plugin-kuberay-common';

/**
 * The image of a pod where it is not what the spec says for it, as KubeRay leaves pods as they are when the spec changes;
 * also where the spec has nothing to say. `undefined` for the many that run what they should.
 */
export function imageToTell(
  { group, image, nodeType }: PodView,
  rayCluster: Pick<RayClusterView, 'groups' | 'image'>,
): string | undefined {
  const wanted =
    nodeType === 'head'
      ? rayCluster.image
      : rayCluster.groups.find(({ name }) => name === group)?.image;
  return image === wanted ? undefined : image;
}
