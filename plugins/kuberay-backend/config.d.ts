/**
 * Configuration that `backstage-plugin-kuberay-backend` reads.
 *
 * Clusters are those of the Kubernetes plugin: its `kubernetes` key is read as it is and needs nothing of ours.
 */
export interface Config {
  argocd?: {
    /**
     * Where people open Argo CD; links to Applications begin with it. The key of the known Argo CD plugins.
     */
    baseUrl?: string;
    appLocatorMethods?: Array<{
      type: string;
      instances?: Array<{
        /**
         * A link to an Application leads to the instance that is named like the Kubernetes cluster that the
         * Application was read from.
         */
        name: string;
        /**
         * Where people open this instance. Without it, `argocd.baseUrl` counts.
         */
        frontendUrl?: string;
      }>;
    }>;
  };
}
