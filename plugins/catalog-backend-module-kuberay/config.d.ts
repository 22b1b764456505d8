/** Configuration that `backstage-plugin-catalog-backend-module-kuberay` reads. */
export interface Config {}
