import type { RayClusterView } from 'backstage-plugin-kuberay-common';

/** Props of {@link ClusterPlace}. */
export interface ClusterPlaceProps {
  rayCluster: RayClusterView;
}

/** Where a Ray cluster runs, by the title that people gave the Kubernetes cluster: a stand-in says so in its title. */
export function ClusterPlace(props: ClusterPlaceProps) {
  const { ref, clusterTitle } = props.rayCluster;
  return (
    <>
      {clusterTitle} / {ref.namespace}
    </>
  );
}
