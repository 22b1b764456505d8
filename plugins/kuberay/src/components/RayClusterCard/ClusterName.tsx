import type { RayClusterView } from 'backstage-plugin-kuberay-common';

/** Props of {@link ClusterName}. */
export interface ClusterNameProps {
  rayCluster: RayClusterView;
}

/** A Ray cluster and where it runs, by the titles that people gave: a stand-in says so in its title. */
export function ClusterName(props: ClusterNameProps) {
  const { ref, clusterTitle } = props.rayCluster;
  return (
    <>
      {ref.name} · {clusterTitle} / {ref.namespace}
    </>
  );
}
