export * from './devClusterService';
export * from './startDevCluster';
export * from './clusterNames';
