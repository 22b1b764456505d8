/** The Kubernetes version of each cluster, as it last said itself; a cluster that cannot be reached keeps it. */
export class KubernetesVersions {
  readonly #versions = new Map<string, string>();

  private constructor() {}

  static create(): KubernetesVersions {
    return new KubernetesVersions();
  }

  /** `v1.36.1`; undefined until the cluster has answered once. */
  get(cluster: string): string | undefined {
    return this.#versions.get(cluster);
  }

  set(cluster: string, version: string): void {
    this.#versions.set(cluster, version);
  }

  /** The cluster is configured no more. */
  remove(cluster: string): void {
    this.#versions.delete(cluster);
  }
}
