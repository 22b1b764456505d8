/** Configuration of the development cluster. */
export interface Config {
  /** Stand-ins for Kubernetes, Argo CD, KubeRay, the Ray autoscaler and a Git server, on the loopback address only. */
  devCluster?: {
    /** Whether they start with the backend; default false. Never in production. */
    enabled?: boolean;
    /** Port on 127.0.0.1, as text where an environment variable is put in; default 7010. */
    port?: number | string;
    /** Where the Git repositories are kept between runs; relative to the monorepo's root; default `.dev-cluster`. */
    dataDir?: string;
    /**
     * The bearer token of the Kubernetes APIs, for an account that may do everything; required when enabled.
     * @visibility secret
     */
    token?: string;
    /**
     * Accounts of the Kubernetes APIs that may do less than the one with `token`, to see what the portal makes of that.
     * @deepVisibility secret
     */
    accounts?: Array<{
      /** Bearer token of the account. */
      token: string;
      /** What refusals call it; default `system:serviceaccount:dev-cluster:portal`. */
      user?: string;
      /** The only namespaces that it may look into; all when absent. */
      namespaces?: string[];
      /** Whether it may only get, list and watch; default false. */
      readOnly?: boolean;
      /** Whether it may reach Services through the API server (`services/proxy`); default true. */
      servicesProxy?: boolean;
    }>;
    /**
     * How to get into the Argo CD of each cluster, at `/argocd/<cluster>` of the same port; see `argocd.appLocatorMethods`.
     */
    argocd?: {
      /** Default `admin`. */
      username?: string;
      /**
       * Default: the `token` above.
       * @visibility secret
       */
      password?: string;
      /**
       * A bearer token of the same account that does not expire; default: the `token` above.
       * @visibility secret
       */
      token?: string;
      /**
       * A bearer token of the account `reader`, which may look and refresh, not sync; without it there is no such account.
       * @visibility secret
       */
      readOnlyToken?: string;
      /** Seconds that a session lasts after a login; default 86400. */
      sessionSeconds?: number;
    };
    /**
     * Opens `/faults`, by which tests make requests fail and count them; as text where an environment variable is put in;
     * default false.
     */
    faultControl?: boolean | string;
    /** Who may push to the Git server; required when enabled. */
    git?: {
      username: string;
      /** @visibility secret */
      password: string;
    };
  };
}
