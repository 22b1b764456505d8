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
}

/** Who asks: an account, and since when it is logged in. */
export interface Caller {
  account: ArgocdAccount;
  /** Milliseconds since the epoch. */
  issuedAt: number;
}

/** Whether the account sees the Applications of a project. */
export function seesProject(account: ArgocdAccount, project: string): boolean {
  return account.projects === undefined || account.projects.includes(project);
}
