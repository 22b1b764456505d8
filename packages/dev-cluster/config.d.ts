/** Configuration of the development cluster. */
export interface Config {
  /** Stand-ins for Kubernetes, Argo CD, KubeRay, the Ray autoscaler and a Git server, on the loopback address only. */
  devCluster?: {
    /** Whether they start with the backend; default false. Never in production. */
    enabled?: boolean;
    /** Port on 127.0.0.1; default 7010. */
    port?: number;
    /** Where the Git repositories are kept between runs; relative to the monorepo's root; default `.dev-cluster`. */
    dataDir?: string;
    /**
     * The bearer token of the Kubernetes APIs; required when enabled.
     * @visibility secret
     */
    token?: string;
    /** Who may push to the Git server; required when enabled. */
    git?: {
      username: string;
      /** @visibility secret */
      password: string;
    };
  };
}
