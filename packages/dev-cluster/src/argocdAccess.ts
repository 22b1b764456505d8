import type { ArgocdAccount } from './argocd-api';

/** How to get into the stand-in Argo CDs. */
export interface ArgocdAccess {
  /** Of the account that may do everything. */
  username: string;
  password: string;
  /** Bearer token of the same account. */
  token: string;
  /** Bearer token of an account that may look and refresh, not sync; absent: there is no such account. */
  readOnlyToken?: string;
}

/** What {@link ArgocdAccess} is by default: `admin`, with the cluster's token as password and as bearer token. */
export function argocdAccess(
  options: Partial<ArgocdAccess>,
  clusterToken: string,
): ArgocdAccess {
  const {
    username = 'admin',
    password = clusterToken,
    token = clusterToken,
    readOnlyToken,
  } = options;
  return {
    username,
    password,
    token,
    ...(readOnlyToken !== undefined && { readOnlyToken }),
  };
}

/** The accounts that this access comes from. */
export function argocdAccounts(access: ArgocdAccess): ArgocdAccount[] {
  const { username, password, token, readOnlyToken } = access;
  return [
    { username, password, token },
    ...(readOnlyToken === undefined
      ? []
      : [{ username: 'reader', token: readOnlyToken, readOnly: true }]),
  ];
}
