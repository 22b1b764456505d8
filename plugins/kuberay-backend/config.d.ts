import type { HumanDuration } from '@backstage/types';

/**
 * Configuration that `backstage-plugin-kuberay-backend` reads.
 *
 * Clusters are those of the Kubernetes plugin: its `kubernetes` key is read as it is and needs nothing of ours.
 */
export interface Config {
  kuberay?: {
    actions?: {
      /**
       * Whether people may refresh and sync Applications from the portal at all. Off unless set. The permissions
       * `kuberay.application.refresh` and `kuberay.application.sync` then say who may.
       */
      enabled?: boolean;
      /**
       * Applications that may be refreshed and synced although they do not carry the annotation `kuberay.io/entity`
       * of the asking entity. All three must match; only Applications that deploy a Ray cluster are meant.
       */
      allow?: Array<{
        /**
         * Owner of the asking entity: `group:default/ml`, or `ml` for short.
         */
        owner: string;
        /**
         * Argo CD project of the Application.
         */
        project: string;
        /**
         * Namespace of the Ray cluster.
         */
        namespace: string;
      }>;
    };
    /**
     * Kubernetes clusters that the Kubernetes plugin does not know. Each has `url` and `serviceAccountToken`, or
     * `kubeconfig`.
     */
    clusters?: Array<{
      /**
       * What annotations call it; no cluster of the Kubernetes plugin may have the same name.
       */
      name: string;
      /**
       * For people; the name where it is absent.
       */
      title?: string;
      /**
       * Address of the API server.
       */
      url?: string;
      /**
       * Token of a service account with read access.
       * @visibility secret
       */
      serviceAccountToken?: string;
      /**
       * Certificate authority of the API server, PEM in base64.
       */
      caData?: string;
      /**
       * File with the certificate authority in PEM.
       */
      caFile?: string;
      /**
       * Whether to trust any certificate. For experiments only.
       */
      skipTLSVerify?: boolean;
      /**
       * Path of a kubeconfig file; credentials of any kind that it describes are used. In a pod, one with a `tokenFile`
       * reads by the token that Kubernetes mounts and renews.
       */
      kubeconfig?: string;
      /**
       * Context of the kubeconfig; its current one where it is absent.
       */
      context?: string;
      /**
       * Watch these namespaces one by one, and no others, for an account that may not list all of them.
       */
      namespaces?: string[];
    }>;
    /**
     * Namespaces to watch one by one, and no others, by name of a cluster of the Kubernetes plugin whose account may
     * not list all of them; a cluster that is not named here is watched as a whole. Argo CD's namespace belongs here,
     * too, where its Applications are to be read.
     */
    namespaces?: { [cluster: string]: string[] };
    /**
     * Which cluster an Argo CD destination means, where neither its `server` nor its `name` is that of a cluster:
     * `server` or `name` of the destination, or `<instance>/in-cluster` for the cluster that an instance runs in.
     */
    destinations?: { [serverOrName: string]: string };
    ray?: {
      /**
       * `proxy`: ask the dashboard of each Ray cluster that somebody looks at what its autoscaler says, through the
       * API server's service proxy. Needs the right to `get` `services/proxy`. `off` unless set.
       */
      dashboard?: 'off' | 'proxy';
    };
    links?: {
      /**
       * Where people open the dashboard of a Ray cluster: a URL with `{cluster}`, `{namespace}` and `{name}`.
       */
      rayDashboard?: string;
    };
    history?: {
      /**
       * How long worker counts are kept: `P7D`, `7d` or `{ days: 7 }`, which is the default.
       */
      retention?: HumanDuration | string;
    };
  };
  argocd?: {
    /**
     * Where people open Argo CD; links to Applications begin with it. The key of the known Argo CD plugins.
     */
    baseUrl?: string;
    /**
     * User for instances that have neither a token nor a user.
     */
    username?: string;
    /**
     * Password of that user.
     * @visibility secret
     */
    password?: string;
    appLocatorMethods?: Array<{
      /**
       * Only `config` is read.
       */
      type: string;
      instances?: Array<{
        /**
         * What `argocd/instance-name` calls it. A link to an Application leads to the instance that it was read from,
         * or that is named like the Kubernetes cluster that it was read from.
         */
        name: string;
        /**
         * Address of Argo CD's API. With credentials the instance is read through it; without, it is good for links.
         */
        url?: string;
        /**
         * Where people open this instance. Without it, `argocd.baseUrl` counts.
         */
        frontendUrl?: string;
        /**
         * Token of an Argo CD account that may get applications.
         * @visibility secret
         */
        token?: string;
        /**
         * User of this instance, where there is no token.
         * @visibility secret
         */
        username?: string;
        /**
         * Password of that user.
         * @visibility secret
         */
        password?: string;
        /**
         * Certificate authority of this instance, PEM in base64.
         */
        caData?: string;
        /**
         * File with the certificate authority in PEM.
         */
        caFile?: string;
      }>;
    }>;
  };
}
