import { z } from 'zod/v3';

/** Git over SSH as it is often written: `git@host:path`. */
const SCP_ADDRESS = /^[-\w.]+@[-\w.]+:[-\w./~]+$/;

/** An OCI registry with a folder in it; Argo CD wants it without a scheme (domain.md 6.7). */
const OCI_REGISTRY =
  /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?(:[0-9]{1,5})?(\/[a-z0-9][-\w.]*)+$/;

const address = z.string().max(2000, 'must be at most 2000 characters');

/** A Git repository by http(s) or SSH. Credentials in the address would end up in Git. */
export const gitRepositoryUrlSchema = address.refine(
  text => SCP_ADDRESS.test(text) || isUrl(text, ['http:', 'https:', 'ssh:']),
  'must be an http(s) or ssh address of a Git repository, without a password',
);

/** A Helm repository by http(s), or an OCI registry. */
export const helmRepositoryUrlSchema = address.refine(
  text => OCI_REGISTRY.test(text) || isUrl(text, ['http:', 'https:']),
  'must be an http(s) address without credentials, or an OCI registry without oci:// such as registry.example.org/charts',
);

/** The API server of a cluster as Argo CD knows it; it drops slashes at the end of what it knows (argo-cd `util/db/cluster.go`). */
export const serverUrlSchema = address
  .refine(
    text => isUrl(text, ['http:', 'https:']),
    'must be an http(s) address without credentials such as https://kubernetes.default.svc',
  )
  .refine(
    text => !text.endsWith('/'),
    'must not end with "/", since Argo CD knows clusters without it',
  );

function isUrl(text: string, protocols: readonly string[]): boolean {
  if (/[\s\p{Cc}\p{Cs}\\]/u.test(text)) {
    return false;
  }
  try {
    const { protocol, username, password, hostname } = new URL(text);
    return (
      protocols.includes(protocol) &&
      hostname !== '' &&
      password === '' &&
      (username === '' || protocol === 'ssh:')
    );
  } catch {
    // Not parsed: the refinement's message says what was expected.
    return false;
  }
}
