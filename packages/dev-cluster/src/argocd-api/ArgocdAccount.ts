/** An account of Argo CD: a user with a password, or one for machines with a token. */
export interface ArgocdAccount {
  username: string;
  /** With it the account may log in; a session token follows. */
  password?: string;
  /** A bearer token that does not expire. A real one is a JWT; this one is any text. */
  token?: string;
  /** Whether it may only look and refresh, not sync; default false. */
  readOnly?: boolean;
  /** The only projects whose Applications it sees; all when absent. */
  projects?: readonly string[];
  /**
   * What Argo CD's RBAC lets it do with Applications: an action (`get`, `sync`) and an object (`<project>/<name>`).
   * Everything when absent.
   */
  may?: (action: string, object: string) => boolean;
}

/** Who asks: an account, and since when it is logged in. */
export interface Caller {
  account: ArgocdAccount;
  /** Milliseconds since the epoch. */
  issuedAt: number;
}

/** Whether the account sees an Application; who may not is told nothing of it. */
export function sees(
  { projects, may }: ArgocdAccount,
  { project, name }: { project: string; name: string },
): boolean {
  return (
    (projects === undefined || projects.includes(project)) &&
    (may === undefined || may('get', `${project}/${name}`))
  );
}

/** Whether the account may sync an Application that it sees. */
export function maySync(
  { readOnly = false, may }: ArgocdAccount,
  { project, name }: { project: string; name: string },
): boolean {
  return !readOnly && (may === undefined || may('sync', `${project}/${name}`));
}
