/** The stand-in clusters: `showcase` begins with Ray clusters in different conditions, `sandbox` is empty. */
export const clusterNames = ['showcase', 'sandbox'] as const;

/** See {@link clusterNames}. */
export type ClusterName = (typeof clusterNames)[number];
