/** Who may ask the API server for what. */
export interface KubeAccount {
  /** The bearer token that names the account. */
  token: string;
  /** What refusals call the account; default {@link PORTAL_USER}. */
  user?: string;
  /** The only namespaces that it may look into, as with Roles instead of a ClusterRole; everything when absent. */
  namespaces?: readonly string[];
  /** Whether it may only get, list and watch; default false. */
  readOnly?: boolean;
  /** Whether it may reach Services through the API server, the right `services/proxy`; default true. */
  servicesProxy?: boolean;
}

/** The name that a service account of the portal would have. */
export const PORTAL_USER = 'system:serviceaccount:dev-cluster:portal';
