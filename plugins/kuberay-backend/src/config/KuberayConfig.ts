import type { KubernetesClusterAddress } from 'backstage-plugin-kuberay-common';

/** Where people open Argo CD. */
export interface ArgocdLinkConfig {
  /** `argocd.baseUrl`: for every Application that no instance below is named for. */
  baseUrl?: string;
  /** Instances that say where people open them. */
  instances: Array<{ name: string; frontendUrl: string }>;
}

/** An Argo CD instance of `argocd.appLocatorMethods` whose API we may read: it has a url and credentials. */
export interface ArgocdInstanceConfig {
  name: string;
  /** http or https, without a trailing slash. */
  url: string;
  /** In the order of the known plugins: the instance's token, its user, the global user. */
  credentials: { token: string } | { username: string; password: string };
  /** PEM, of `caData` (base64) or `caFile`; absent: the system's. */
  ca?: string;
}

/** A cluster of `kuberay.clusters`: for those without the Kubernetes plugin. */
export interface OwnClusterConfig {
  name: string;
  title: string;
  /** Absent: all namespaces. Given: these alone, with a Role in each. */
  namespaces?: string[];
  access:
    | { url: string; token: string; ca?: string; skipTlsVerify: boolean }
    | { kubeconfig: string; context?: string };
}

/** Who may be refreshed and synced beside Applications that carry `kuberay.io/entity`. */
export interface ActionsAllowRule {
  /** Entity ref of the owner of the asking entity. */
  owner: string;
  /** AppProject of the Application. */
  project: string;
  /** Namespace of the RayCluster. */
  namespace: string;
}

/** What this plugin reads of the configuration. */
export interface KuberayConfig {
  argocdLinks: ArgocdLinkConfig;
  argocdInstances: ArgocdInstanceConfig[];
  /** Clusters whose URL stands in the `kubernetes` config: an Application's destination may name it. */
  clusterAddresses: KubernetesClusterAddress[];
  /** False where no `kubernetes` is configured and `kuberay.clusters` is: then the Kubernetes plugin is not asked. */
  useKubernetesPlugin: boolean;
  ownClusters: OwnClusterConfig[];
  /**
   * Namespaces to watch one by one, by cluster name (`kuberay.namespaces`); a cluster that is not named is watched
   * as a whole.
   */
  namespaces: ReadonlyMap<string, string[]>;
  /** `kuberay.destinations`: server or name of an Argo CD destination → name of a cluster. */
  destinations: ReadonlyMap<string, string>;
  actions: { enabled: boolean; allow: ActionsAllowRule[] };
  rayDashboard: {
    /** `kuberay.ray.dashboard: proxy`: ask the head's dashboard through the Kubernetes API. */
    proxy: boolean;
    /** `kuberay.links.rayDashboard`: URL with `{cluster}`, `{namespace}`, `{name}`, each filled in percent-encoded. */
    linkTemplate?: string;
  };
  history: {
    /** Milliseconds. */
    retentionMs: number;
  };
}
