/**
 * The stand-in clusters: `showcase` begins with Ray clusters in different conditions, `sandbox` is empty, and `gallery` has one
 * for each state that there is.
 */
export const clusterNames = ['showcase', 'sandbox', 'gallery'] as const;

/** See {@link clusterNames}. */
export type ClusterName = (typeof clusterNames)[number];
