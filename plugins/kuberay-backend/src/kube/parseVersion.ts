import { z } from 'zod/v3';
import { KubeError } from './KubeError';

/** What we read of `version.Info` (k8s.io/apimachinery/pkg/version). */
const versionSchema = z.object({ gitVersion: z.string().min(1) });

/** Reads `gitVersion` of the answer of `/version`, e.g. `v1.36.1`. @throws KubeError `malformed` */
export function parseVersion(body: unknown): string {
  const parsed = versionSchema.safeParse(body);
  if (!parsed.success) {
    throw new KubeError(
      'malformed',
      'The cluster answers with something else than its version',
      parsed.error,
    );
  }
  return parsed.data.gitVersion;
}
