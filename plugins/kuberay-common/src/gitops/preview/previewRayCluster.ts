import type { RenderedRayCluster } from '../chart/RenderedRayCluster';
import { listAt, mapAt, textAt } from '../facts/Path';
import { PreviewError } from './PreviewError';
import { previewChart } from './previewChart';

/** The manifest that is shown, and what lies beside it. */
export interface PreviewRayClusterOptions {
  /** An Argo CD Application as plain data. */
  manifest: unknown;
  /** Content of a values file of the repository; undefined where there is none. */
  readFile?: (path: string) => string | undefined;
}

/**
 * The RayCluster that Argo CD would make of an Application.
 *
 * @throws PreviewError naming what the manifest lacks, ChartError where Helm fails.
 */
export function previewRayCluster(
  options: PreviewRayClusterOptions,
): RenderedRayCluster {
  const { manifest } = options;
  const source = mapAt(manifest, ['spec', 'source']);
  const chart = textAt(source, ['targetRevision']);
  const name = textAt(manifest, ['metadata', 'name']);
  if (
    chart === undefined ||
    name === undefined ||
    listAt(manifest, ['spec', 'sources']).length > 0
  ) {
    throw new PreviewError('no chart');
  }
  return previewChart({
    chart,
    release: textAt(source, ['helm', 'releaseName']) ?? name,
    namespace:
      textAt(manifest, ['spec', 'destination', 'namespace']) ?? 'default',
    values: mapAt(source, ['helm', 'valuesObject']),
  });
}
