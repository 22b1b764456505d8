import type { ClusterInfo } from './ClusterDirectory';

/** Ways to sign in that need the token of the person in front of the browser (plugin-kubernetes-backend `auth/`). */
const PERSONAL_AUTH_PROVIDERS: ReadonlySet<string> = new Set([
  'google',
  'oidc',
  'aks',
]);

/** A cluster as the Kubernetes plugin lists it. */
export interface ListedCluster {
  name: string;
  title?: string | null;
  authProvider?: string | null;
}

/** What we keep of a listed cluster, and whether it can be watched while nobody looks. */
export function toClusterInfo(listed: ListedCluster): ClusterInfo {
  const { name, authProvider } = listed;
  const info: ClusterInfo = {
    name,
    title: listed.title || name,
    via: 'kubernetes-plugin',
  };
  if (!authProvider || !PERSONAL_AUTH_PROVIDERS.has(authProvider)) {
    return info;
  }
  return {
    ...info,
    problem: {
      code: 'needs-service-account',
      message: `The cluster takes each person's own sign-in (${authProvider}); to watch it, give the Kubernetes plugin a service account for it (authProvider: serviceAccount)`,
    },
  };
}
