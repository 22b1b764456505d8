export type { ArgocdAccount } from './argocd-api';
export type { ArgocdAccess } from './argocdAccess';
export * from './devClusterService';
export type { FaultControl, ActiveFaultRule } from './faults/FaultControl';
export type { Fault, FaultRule, RefusalCode } from './faults/Fault';
export type { KubeAccount } from './kube-api/server/KubeAccount';
export * from './startDevCluster';
export * from './clusterNames';
