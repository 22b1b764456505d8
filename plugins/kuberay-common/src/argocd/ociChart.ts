/** A chart out of an OCI registry may be named by the end of its address alone (Argo CD from 3.1 on, domain.md 6.7). */
export function ociChart(repoURL: string | undefined): string | undefined {
  return /^oci:\/\/.*\/([^/]+)\/*$/.exec(repoURL ?? '')?.[1];
}
