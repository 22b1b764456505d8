/** Configuration that `backstage-plugin-kuberay` reads in the browser. */
export interface Config {
  kuberay?: {
    /**
     * Entity refs of the software templates that card, tab and fleet page link to. A link is shown where the template is
     * in the catalog and the user may see it.
     */
    templates?: {
      /**
       * Creates a Ray cluster; default `template:default/ray-on-argocd`.
       * @visibility frontend
       */
      create?: string;
      /**
       * Changes a Ray cluster by a pull request; default `template:default/ray-cluster-change`.
       * @visibility frontend
       */
      change?: string;
      /**
       * Takes a Ray cluster away; default `template:default/ray-cluster-retire`.
       * @visibility frontend
       */
      retire?: string;
    };
  };
}
